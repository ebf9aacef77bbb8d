import { APIError } from '@anthropic-ai/sdk';

import { RateLimitedError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { ParleyError } from '../../domain/errors.ts';
import type { ModelEvent, ModelFailure } from '../../domain/ports/model-provider.ts';
import { NO_USAGE } from '../../domain/routing/collect-reply.ts';
import { connectionFailure } from '../../domain/routing/connection-failure.ts';
import { httpFailure, presentable } from '../../domain/routing/http-failure.ts';
import { retryAfterMs } from '../../domain/routing/retry-after.ts';
import type { AnthropicContext } from './anthropic-context.ts';

const PROVIDER = 'Anthropic';

/** The event that ends a stream after an error. What was refused before it began is known to cost nothing. */
export function failedBy(context: AnthropicContext, error: unknown, isCancelled: boolean): ModelEvent {
  if (isCancelled) {
    return { type: 'failed', failure: { kind: 'cancelled', message: 'The call was cancelled.', retryAfterMs: null }, usage: null };
  }
  const { failure, costsNothing } = judge(context, error);
  return { type: 'failed', failure, usage: costsNothing ? NO_USAGE : null };
}

/** The failure of a stream that carried an error (null: it just ended). */
export function streamFailure(context: AnthropicContext, error: { type: string; message: string } | null): ModelFailure {
  if (error === null) return { kind: 'unreachable', message: `The stream from ${PROVIDER} ended in the middle.`, retryAfterMs: null };
  const detail = presentable(error.message, context.apiKey);
  switch (error.type) {
    case 'overloaded_error':
    case 'rate_limit_error':
      return { kind: 'rate-limited', message: `${PROVIDER} asks to wait (${error.type}).`, retryAfterMs: null };
    case 'invalid_request_error':
    case 'authentication_error':
    case 'permission_error':
    case 'not_found_error':
    case 'request_too_large':
    case 'billing_error':
      return { kind: 'rejected', message: `${PROVIDER} refused the request (${error.type}${detail}).`, retryAfterMs: null };
    default:
      return { kind: 'unreachable', message: `${PROVIDER} failed in the middle of the answer${detail}.`, retryAfterMs: null };
  }
}

/** The error that `list` throws. */
export function listError(context: AnthropicContext, error: unknown): ParleyError {
  const { failure } = judge(context, error);
  if (failure.kind === 'rejected') return new RejectedError(failure.message, { cause: error });
  if (failure.kind === 'rate-limited') return new RateLimitedError(failure.message, failure.retryAfterMs, { cause: error });
  return new UnreachableError(failure.message, { cause: error });
}

function judge(context: AnthropicContext, error: unknown): { failure: ModelFailure; costsNothing: boolean } {
  if (error instanceof APIError && typeof error.status === 'number') {
    const headers: unknown = error.headers;
    const wait = retryAfterMs((name) => (headers instanceof Headers ? headers.get(name) : null), context.now());
    const detail = error.apiMessage ?? '';
    return {
      failure: httpFailure({ provider: PROVIDER, status: error.status, detail, retryAfterMs: wait, secret: context.apiKey }),
      costsNothing: true,
    };
  }
  const { failure, wasSent } = connectionFailure(PROVIDER, error);
  return { failure, costsNothing: !wasSent };
}
