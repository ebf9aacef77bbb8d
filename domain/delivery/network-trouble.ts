import { GoneError, NotSentError, RateLimitedError, RejectedError, UnreachableError } from '../errors.ts';

/** What a network's refusal means for what was asked of it. */
export type NetworkTrouble =
  /** Nothing was done. `afterMs`: when to come back; null: it is not said. */
  | { readonly kind: 'later'; readonly afterMs: number | null; readonly isFloodWait: boolean }
  | { readonly kind: 'unknown' | 'rejected' | 'gone'; readonly message: string };

/** Null: it is no trouble of the network's. */
export function networkTrouble(cause: unknown): NetworkTrouble | null {
  if (cause instanceof RateLimitedError) return { kind: 'later', afterMs: cause.retryAfterMs, isFloodWait: true };
  if (cause instanceof NotSentError) return { kind: 'later', afterMs: null, isFloodWait: false };
  if (cause instanceof UnreachableError) return { kind: 'unknown', message: cause.message };
  if (cause instanceof RejectedError) return { kind: 'rejected', message: cause.message };
  if (cause instanceof GoneError) return { kind: 'gone', message: cause.message };
  return null;
}
