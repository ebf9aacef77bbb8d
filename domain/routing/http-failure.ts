import type { ModelFailure } from '../ports/model-provider.ts';

/** A model provider's refusal by HTTP. */
export interface HttpRefusal {
  /** How the provider is called in sentences. */
  readonly provider: string;
  readonly status: number;
  /** What the provider said; may hold the key or a part of it. */
  readonly detail: string;
  readonly retryAfterMs: number | null;
  /** Never shown; null: there is none. */
  readonly secret: string | null;
}

/** A provider's text is for developers and may be a whole page of HTML. */
const LONGEST_DETAIL = 300;

/** Turns a status into Parley's kinds of failure. */
export function httpFailure(refusal: HttpRefusal): ModelFailure {
  const { provider, status, retryAfterMs } = refusal;
  const detail = presentable(refusal.detail, refusal.secret);
  // What providers say of a bad key repeats a part of it.
  if (status === 401 || status === 403) return rejected(`${provider} refused the key (${String(status)}).`);
  if (status === 402) return rejected(`The account at ${provider} has no credit left (402).`);
  const isWaiting = status === 429 || status === 529 || (status === 503 && retryAfterMs !== null);
  if (isWaiting) return { kind: 'rate-limited', message: `${provider} asks to wait (${String(status)}).`, retryAfterMs };
  if (status >= 500 || status === 408 || status === 409) {
    return { kind: 'unreachable', message: `${provider} failed (${String(status)}${detail}).`, retryAfterMs };
  }
  return rejected(`${provider} refused the request (${String(status)}${detail}).`);
}

function rejected(message: string): ModelFailure {
  return { kind: 'rejected', message, retryAfterMs: null };
}

/** `: text` on one line without the secret; empty when there is nothing worth showing. */
export function presentable(text: string, secret: string | null): string {
  const line = text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const clean = secret === null || secret === '' ? line : line.replaceAll(secret, '…');
  return clean === '' ? '' : `: ${clean.length > LONGEST_DETAIL ? `${clean.slice(0, LONGEST_DETAIL)}…` : clean}`;
}
