import type { ModelFailure } from '../ports/model-provider.ts';

/** Codes of Node's network errors after which it is sure that the request never arrived. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** A failure without an HTTP answer, and whether it is sure that the provider saw nothing of the request. */
export function connectionFailure(provider: string, error: unknown): { failure: ModelFailure; wasSent: boolean } {
  const code = networkCode(error, 0);
  const reason = code === null ? '' : ` (${code})`;
  const message = `${provider} could not be reached${reason}.`;
  return { failure: { kind: 'unreachable', message, retryAfterMs: null }, wasSent: code === null || !NEVER_SENT.has(code) };
}

/** The code of the error or of what caused it; addresses and other details stay out of sentences. */
function networkCode(error: unknown, depth: number): string | null {
  if (!(error instanceof Error) || depth > 5) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const causes: readonly unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return causes.map((cause) => networkCode(cause, depth + 1)).find((code) => code !== null) ?? null;
}
