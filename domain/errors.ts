/**
 * What every error of Parley's own has: a stable dotted code that programs act on, and a sentence that people act on.
 * `cause` holds what was underneath.
 */
export abstract class ParleyError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The input breaks a rule; `field` names the place. */
export class InvalidInputError extends ParleyError {
  readonly code = 'input.invalid';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** What people type as the id of something; the rest they name otherwise, or choose. */
const CODES: readonly string[] = ['task', 'schedule', 'approval'];
/** What such a code looks like. */
export const EXAMPLE_CODE = 'k7m2p9qa';

/** There is no such thing, or it is somebody else's: the answer is the same. */
export class UnknownIdError extends ParleyError {
  readonly code = 'id.unknown';
  readonly kind: string;

  constructor(kind: string) {
    super(`There is no such ${kind}${CODES.includes(kind) ? `: write the code of one that you can see, such as ${EXAMPLE_CODE}` : ''}.`);
    this.kind = kind;
  }
}

/** The person or their token may not do this. */
export class ForbiddenError extends ParleyError {
  readonly code = 'access.forbidden';
}

/** No token, or one that is unknown, expired or revoked. */
export class UnauthenticatedError extends ParleyError {
  readonly code = 'access.unauthenticated';
}

/** The thing is in a state in which this cannot be done. */
export class ConflictError extends ParleyError {
  readonly code = 'state.conflict';
}

/** An outside system refused the request for good. */
export class RejectedError extends ParleyError {
  readonly code = 'outside.rejected';
}

/** What was to be changed outside is not there any more. */
export class GoneError extends ParleyError {
  readonly code = 'outside.gone';
}

/** An outside system could not be reached, or broke down; what was asked of it may have been done. */
export class UnreachableError extends ParleyError {
  readonly code: string = 'outside.unreachable';
}

/** An outside system could not be reached, and what was asked of it was certainly not done. */
export class NotSentError extends UnreachableError {
  override readonly code = 'outside.not-sent';
}

/** Nothing can be stored until there is room again: to be waited for like something that is away. */
export class DiskFullError extends UnreachableError {
  override readonly code = 'disk.full';
}

/** An outside system asks to wait. */
export class RateLimitedError extends ParleyError {
  readonly code = 'outside.rate-limited';
  /** Milliseconds; null: it did not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, retryAfterMs: number | null, options?: { cause?: unknown }) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}
