import { GoneError, NotSentError, RateLimitedError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { ParleyError } from '../../domain/errors.ts';

/** What the homeserver calls things that are not there (any more), or that we are no longer let into. */
const GONE = new Set(['M_NOT_FOUND', 'M_FORBIDDEN', 'M_GUEST_ACCESS_FORBIDDEN']);
/** Where no connection came about, nothing was asked. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const SERVER_ERROR = 500;
const TOO_MANY = 429;
const UNCONFIRMED = 401;

interface Seen {
  readonly statusCode: number | null;
  readonly errcode: string | null;
  readonly error: string | null;
  readonly retryAfterMs: number | null;
  readonly code: string | null;
}

/** Turns what the Matrix library throws (its MatrixError, a bare response, a socket's error) into one of ours. */
export function matrixFailure(cause: unknown): ParleyError {
  const { statusCode, errcode, error, retryAfterMs, code } = look(cause);
  const said = [errcode, error].filter((part) => part !== null).join(': ');
  if (statusCode === TOO_MANY || errcode === 'M_LIMIT_EXCEEDED') {
    return new RateLimitedError('The homeserver asks to slow down.', retryAfterMs, { cause });
  }
  if (statusCode === null) {
    const message = `The homeserver cannot be reached${code === null ? '' : ` (${code})`}.`;
    return code !== null && NEVER_CONNECTED.has(code) ? new NotSentError(message, { cause }) : new UnreachableError(message, { cause });
  }
  if (statusCode >= SERVER_ERROR) return new UnreachableError(`The homeserver failed with ${String(statusCode)}.`, { cause });
  if (errcode !== null && GONE.has(errcode)) return new GoneError(said, { cause });
  return new RejectedError(said === '' ? `The homeserver answered ${String(statusCode)}.` : said, { cause });
}

/** Whether the access token is no longer good: nothing can be done until somebody logs in anew. */
export function isLoggedOut(cause: unknown): boolean {
  return look(cause).errcode === 'M_UNKNOWN_TOKEN' || look(cause).errcode === 'M_USER_DEACTIVATED';
}

/** With which the homeserver lets somebody confirm who they are; null: that is not what it asked for. */
export function uiaSession(failure: unknown): string | null {
  const asked: unknown = Reflect.get(Object(failure), 'cause');
  const body: unknown = Reflect.get(Object(asked), 'body');
  const session: unknown = Reflect.get(Object(typeof body === 'string' && body.startsWith('{') ? JSON.parse(body) : body), 'session');
  return look(asked).statusCode === UNCONFIRMED && typeof session === 'string' ? session : null;
}

function look(cause: unknown): Seen {
  const read = (name: string): unknown => (typeof cause === 'object' && cause !== null ? Reflect.get(cause, name) : undefined);
  const text = (name: string): string | null => {
    const value = read(name);
    return typeof value === 'string' ? value : null;
  };
  const number = (name: string): number | null => {
    const value = read(name);
    return typeof value === 'number' ? value : null;
  };
  return {
    statusCode: number('statusCode'),
    errcode: text('errcode'),
    error: text('error'),
    retryAfterMs: number('retryAfterMs'),
    code: text('code'),
  };
}
