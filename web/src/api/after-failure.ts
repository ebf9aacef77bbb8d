/** What to do when following has broken off. */
export type AfterFailure =
  | { readonly kind: 'retry' }
  /** The session is over: only a new login helps. */
  | { readonly kind: 'logged-out' }
  /** Asking again would be answered the same. */
  | { readonly kind: 'refused'; readonly message: string };

const UNAUTHORIZED = 4401;
const RETRY: AfterFailure = { kind: 'retry' };
/** Codes of refusals that stay. */
const FINAL_CODES = new Set(['id.unknown', 'access.forbidden', 'input.invalid', 'request.invalid']);

/** Decides from what a broken subscription left: a close event of the WebSocket, or a list of GraphQL errors. */
export function decideAfterFailure(failure: unknown): AfterFailure {
  const errors: readonly unknown[] = Array.isArray(failure) ? failure : [failure];
  for (const error of errors) {
    const code = codeOf(error);
    if (code === UNAUTHORIZED || code === 'access.unauthenticated') return { kind: 'logged-out' };
    if (typeof code === 'string' && FINAL_CODES.has(code)) return { kind: 'refused', message: messageOf(error) };
  }
  return RETRY;
}

function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('extensions' in error && typeof error.extensions === 'object' && error.extensions !== null) {
    return 'code' in error.extensions ? error.extensions.code : undefined;
  }
  return 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}
