import { CloseCode } from 'graphql-ws/client';

import { Failure, Unreachable } from '../failure.ts';
import { refusedToken, unreachable } from './ask.ts';
import type { Server } from './find-server.ts';

const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;
/** Codes of errors that pass. */
const PASSING_CODES = new Set<unknown>(['outside.unreachable', 'internal']);
/** Closed so because of something that is the same at the next try. */
const FINAL_CLOSES = new Set<unknown>([CloseCode.BadRequest, CloseCode.Forbidden, CloseCode.SubprotocolNotAcceptable]);

/** What broke a subscription off, as a failure: the close event of a WebSocket, an error before it opened, or GraphQL errors. */
export function brokenOff(failure: unknown, server: Server): Failure {
  if (failure instanceof Failure) return failure;
  if (Array.isArray(failure)) return ofErrors(failure, server);
  const { code, reason } = closing(failure);
  if (code === CloseCode.Unauthorized) return new Failure(refusedToken(reason, server), { cause: failure });
  if (FINAL_CLOSES.has(code)) return new Failure(`The server at ${server.url} refuses the connection: ${reason}`, { cause: failure });
  if (code === GOING_AWAY) return new Unreachable(`The server at ${server.url} has ended.`, { cause: failure });
  if (code === TRY_AGAIN_LATER) return new Unreachable(reason, { cause: failure });
  if (code === null) return unreachable(server, failure);
  return new Unreachable(`The connection to ${server.url} was lost.`, { cause: failure });
}

function ofErrors([first]: readonly unknown[], server: Server): Failure {
  const message = textOf(first, 'message') ?? 'The server answers nothing.';
  const code = typeof first === 'object' && first !== null && 'extensions' in first ? textOf(first.extensions, 'code') : null;
  if (code === 'access.unauthenticated') return new Failure(refusedToken(message, server));
  return code === null || PASSING_CODES.has(code) ? new Unreachable(message) : new Failure(message);
}

/** `code` is null where nothing was open yet. */
function closing(event: unknown): { code: number | null; reason: string } {
  if (typeof event !== 'object' || event === null || !('code' in event) || typeof event.code !== 'number')
    return { code: null, reason: '' };
  return { code: event.code, reason: textOf(event, 'reason') || `it was closed with ${event.code}.` };
}

function textOf(value: unknown, key: 'message' | 'code' | 'reason'): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : null;
}
