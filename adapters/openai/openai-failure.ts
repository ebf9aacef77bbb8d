import { APIError } from 'openai';

import { RateLimitedError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { ParleyError } from '../../domain/errors.ts';
import type { ModelEvent, ModelFailure } from '../../domain/ports/model-provider.ts';
import { NO_USAGE } from '../../domain/routing/collect-reply.ts';
import { connectionFailure } from '../../domain/routing/connection-failure.ts';
import { httpFailure, presentable } from '../../domain/routing/http-failure.ts';
import { retryAfterMs } from '../../domain/routing/retry-after.ts';
import type { OpenAiContext } from './openai-context.ts';

/** The event that ends a stream after an error. What was refused before it began is known to cost nothing. */
export function failedBy(context: OpenAiContext, error: unknown, isCancelled: boolean): Extract<ModelEvent, { type: 'failed' }> {
  if (isCancelled) {
    return { type: 'failed', failure: { kind: 'cancelled', message: 'The call was cancelled.', retryAfterMs: null }, usage: null };
  }
  const { failure, costsNothing } = judge(context, error);
  return { type: 'failed', failure, usage: costsNothing ? NO_USAGE : null };
}

/** The error that `list` throws. */
export function listError(context: OpenAiContext, error: unknown): ParleyError {
  const { failure } = judge(context, error);
  if (failure.kind === 'rejected') return new RejectedError(failure.message, { cause: error });
  if (failure.kind === 'rate-limited') return new RateLimitedError(failure.message, failure.retryAfterMs, { cause: error });
  return new UnreachableError(failure.message, { cause: error });
}

function judge(context: OpenAiContext, error: unknown): { failure: ModelFailure; costsNothing: boolean } {
  const { title } = context.dialect;
  const status: unknown = error instanceof APIError ? error.status : null;
  if (error instanceof APIError && typeof status === 'number') {
    const { message, code, type } = error;
    const isEmpty = status === 429 && [code, type].includes('insufficient_quota');
    return { failure: isEmpty ? noCredit(title) : refusal(context, status, message, error.headers), costsNothing: true };
  }
  // An error object inside the stream arrives as an APIError without a status.
  if (error instanceof APIError && error.error !== undefined) {
    const detail = presentable(error.message, context.apiKey);
    return { failure: unreachable(`${title} failed in the middle of the answer${detail}.`), costsNothing: false };
  }
  if (error instanceof SyntaxError) return { failure: unreachable(`${title} sent something unreadable.`), costsNothing: false };
  const { failure, wasSent } = connectionFailure(title, error);
  return { failure, costsNothing: !wasSent };
}

/** OpenAI answers 429 also when the account is empty, which no waiting helps. */
function noCredit(title: string): ModelFailure {
  return { kind: 'rejected', message: `The account at ${title} has no credit left (429).`, retryAfterMs: null };
}

function unreachable(message: string): ModelFailure {
  return { kind: 'unreachable', message, retryAfterMs: null };
}

function refusal(context: OpenAiContext, status: number, message: string, headers: unknown): ModelFailure {
  const wait = retryAfterMs((name) => (headers instanceof Headers ? headers.get(name) : null), context.now());
  // The SDK puts the status before the server's words.
  const detail = message.replace(/^\d{3} /, '');
  return httpFailure({ provider: context.dialect.title, status, detail, retryAfterMs: wait, secret: context.apiKey });
}
