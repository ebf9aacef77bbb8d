import type { Clock } from '../ports/clock.ts';
import type { ModelEvent, ModelFailure } from '../ports/model-provider.ts';

/** How long a model call may take, in milliseconds. */
export interface ModelDeadlines {
  /** Until the first event of any kind. */
  readonly firstEventMs: number;
  /** Between two events. */
  readonly silenceMs: number;
  /** From beginning to end; null: as long as it shows life. */
  readonly totalMs: number | null;
}

/** For hosted models; OpenAI sends nothing at all while a model reasons. A local one gets `LOCAL_DEADLINES`. */
export const HOSTED_DEADLINES: ModelDeadlines = { firstEventMs: 90_000, silenceMs: 60_000, totalMs: 1_200_000 };

/** A local server may have to load gigabytes and read a long prompt on a processor before it says anything. */
export const LOCAL_DEADLINES: ModelDeadlines = { firstEventMs: 240_000, silenceMs: 120_000, totalMs: 3_600_000 };

/** Free models are those that run on somebody's own machine. */
export function deadlinesFor(model: { readonly isFree: boolean }): ModelDeadlines {
  return model.isFree ? LOCAL_DEADLINES : HOSTED_DEADLINES;
}

export interface DeadlineCall {
  readonly clock: Clock;
  readonly deadlines: ModelDeadlines;
  /** The caller's own signal. */
  readonly signal: AbortSignal;
  /** Starts the call; its signal aborts at a deadline, at the caller's signal and when the consumer lets go. */
  readonly start: (signal: AbortSignal) => AsyncIterable<ModelEvent>;
}

type Step = { readonly kind: 'event'; readonly event: ModelEvent } | { readonly kind: 'over'; readonly failure: ModelFailure };

/**
 * Passes a provider's events on, and ends the call when it says nothing for too long. Always ends with exactly one `done`
 * or `failed`, whatever the provider does; never throws. When it has ended, the provider's call is aborted.
 */
export async function* withDeadlines(call: DeadlineCall): AsyncGenerator<ModelEvent> {
  const { clock, deadlines } = call;
  const control = new AbortController();
  const linked = AbortSignal.any([control.signal, call.signal]);
  const startedAt = clock.monotonic();
  let iterator: AsyncIterator<ModelEvent> | null = null;
  let limit = deadlines.firstEventMs;
  try {
    iterator = call.start(linked)[Symbol.asyncIterator]();
    for (;;) {
      const left = deadlines.totalMs === null ? Infinity : deadlines.totalMs - (clock.monotonic() - startedAt);
      const step = await nextStep(iterator, clock, Math.min(limit, left), call.signal);
      if (step.kind === 'over') {
        yield { type: 'failed', failure: step.failure, usage: null };
        return;
      }
      yield step.event;
      if (step.event.type === 'done' || step.event.type === 'failed') return;
      limit = deadlines.silenceMs;
    }
  } catch (error) {
    yield { type: 'failed', failure: broken(error), usage: null };
  } finally {
    control.abort();
    // Not awaited: a provider that hangs must not hold up whoever waits for the outcome.
    iterator?.return?.().catch(() => undefined);
  }
}

/** The next event, or why there is none. A deadline counts from now. */
async function nextStep(iterator: AsyncIterator<ModelEvent>, clock: Clock, limitMs: number, signal: AbortSignal): Promise<Step> {
  if (signal.aborted) return { kind: 'over', failure: CANCELLED };
  const timer = new AbortController();
  const waits = AbortSignal.any([timer.signal, signal]);
  const timeUp = clock.sleep(Math.max(0, limitMs), waits).then(
    (): Step => ({ kind: 'over', failure: timedOut(limitMs) }),
    (): Step => ({ kind: 'over', failure: CANCELLED }),
  );
  const event = iterator.next().then(
    (result): Step => (result.done === true ? { kind: 'over', failure: CUT } : { kind: 'event', event: result.value }),
    (error: unknown): Step => ({ kind: 'over', failure: broken(error) }),
  );
  try {
    return await Promise.race([event, timeUp]);
  } finally {
    timer.abort();
  }
}

const CANCELLED: ModelFailure = { kind: 'cancelled', message: 'The call was cancelled.', retryAfterMs: null };
const CUT: ModelFailure = { kind: 'unreachable', message: 'The stream ended in the middle.', retryAfterMs: null };

function timedOut(limitMs: number): ModelFailure {
  return { kind: 'timeout', message: `Nothing came for ${String(Math.round(limitMs / 1000))} s.`, retryAfterMs: null };
}

function broken(error: unknown): ModelFailure {
  const name = error instanceof Error ? error.name : 'unknown error';
  return { kind: 'unreachable', message: `The provider broke off (${name}).`, retryAfterMs: null };
}
