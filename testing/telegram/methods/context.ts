import type { Call } from '../call.ts';
import type { FloodLimiter } from '../flood-limiter.ts';
import type { KnownMethod, ResultOf } from '../known-methods.ts';
import type { UpdateQueue } from '../update-queue.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world.ts';

/** What the methods work on. */
export interface MethodContext {
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly webhook: Webhook;
  /** undefined: no limits. */
  readonly limiter?: FloodLimiter;
  /** Milliseconds for which a press of a button can be answered. */
  readonly callbackTtlMs: number;
}

/** Answers one call; `gone` aborts when the client has closed the connection. Throws `ApiProblem`. */
export type Method<Name extends KnownMethod> = (
  context: MethodContext,
  call: Call,
  gone: AbortSignal,
) => ResultOf<Name> | Promise<ResultOf<Name>>;

/** A part of the methods. */
export type Methods<Names extends KnownMethod> = { readonly [Name in Names]: Method<Name> };
