import { GrammyError, HttpError } from 'grammy';

import { GoneError, NotSentError, RateLimitedError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { ParleyError } from '../../domain/errors.ts';
import { connectionFailure } from '../../domain/routing/connection-failure.ts';

/** Telegram doesn't know the token. What was to be sent is not to blame and can be sent with a better one. */
export class TokenRefusedError extends NotSentError {}

/** Another program reads the updates of our bot. */
export class ReadElsewhereError extends NotSentError {}

/** The group has become a supergroup with another id. */
export class MovedError extends GoneError {
  readonly chat: number;

  constructor(message: string, chat: number) {
    super(message);
    this.chat = chat;
  }
}

/** The message says so already. */
export class NotModifiedError extends RejectedError {}

const GONE =
  /message to (edit|delete|react)\b.* not found|message can't be edited|MESSAGE_ID_INVALID|chat not found|thread not found|TOPIC_(DELETED|ID_INVALID)|PEER_ID_INVALID|group chat was deactivated|user is deactivated/i;

/**
 * What went wrong with a call, in the core's kinds of failure. What grammy throws is not kept as a cause: it holds the token in its address
 * and the message in its payload.
 */
export function telegramFailure(error: unknown): ParleyError {
  if (error instanceof GrammyError) return refusal(error);
  const { failure, wasSent } = connectionFailure('Telegram', error instanceof HttpError ? error.error : error);
  return wasSent ? new UnreachableError(failure.message) : new NotSentError(failure.message);
}

function refusal({ error_code: code, description, parameters, method }: GrammyError): ParleyError {
  const message = `Telegram refused ${method} (${String(code)}: ${description}).`;
  if (code === 429) {
    const seconds = parameters.retry_after;
    return new RateLimitedError(`Telegram asks to wait (${method}).`, seconds === undefined ? null : seconds * 1000);
  }
  if (code >= 500) return new UnreachableError(`Telegram failed at ${method} (${String(code)}).`);
  if (code === 401 || code === 404) return new TokenRefusedError(`Telegram refused the token (${String(code)}).`);
  if (code === 409) return new ReadElsewhereError(`Telegram gives the updates to another program or address (${description}).`);
  if (parameters.migrate_to_chat_id !== undefined) return new MovedError(message, parameters.migrate_to_chat_id);
  if (description.includes('message is not modified')) return new NotModifiedError(message);
  return code === 403 || GONE.test(description) ? new GoneError(message) : new RejectedError(message);
}
