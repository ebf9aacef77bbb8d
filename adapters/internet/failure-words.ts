import { OverDeadline } from './within-deadline.ts';

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ETIMEDOUT: 'nobody answers there',
  EPIPE: 'the connection was cut',
  HPE_HEADER_OVERFLOW: 'its headers are too long',
  ERR_BUFFER_TOO_LARGE: 'it is too large',
};

/** Why nothing came, as the second half of a sentence. `signal` is the one that the request had: why it was aborted is in its reason. */
export function failureWords(error: unknown, signal: AbortSignal): string {
  const cause: unknown = signal.aborted ? signal.reason : error;
  if (cause instanceof OverDeadline) return cause.message;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  if (code === null) return cause instanceof Error ? cause.message : 'unknown error';
  const said = WORDS[code];
  if (said !== undefined) return said;
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) return 'it does not speak TLS as it should';
  if (/CERT|TLS|SIGNATURE|ISSUER/.test(code)) return `its certificate is not valid (${code})`;
  if (code.startsWith('Z_') || code.startsWith('ERR_PADDING') || code.startsWith('ERR__ERROR')) return 'what it sent is broken';
  return code.startsWith('HPE_') ? `it does not speak HTTP (${code})` : code;
}
