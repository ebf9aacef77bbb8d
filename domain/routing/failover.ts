import type { ModelEntry } from './model-catalogue.ts';
import { canTake, canUseTools } from './request-needs.ts';
import type { RequestNeeds } from './request-needs.ts';

/** Why a try gave no usable answer. The first five are a `ModelFailure`'s kinds. */
export type TryOutcome =
  | 'rejected'
  | 'rate-limited'
  | 'unreachable'
  | 'timeout'
  | 'cancelled'
  /** The answer held neither text nor tool calls. */
  | 'empty'
  /** The model declined and said nothing else. */
  | 'refused'
  /** The prompt is longer than any model that is left can take. */
  | 'too-long'
  /** No budget is left for this model. */
  | 'no-budget'
  /** The model has no price and is not free. */
  | 'unpriced';

/** One try that is over. */
export interface FailedTry {
  /** The model's id. */
  readonly model: string;
  readonly outcome: TryOutcome;
  readonly retryAfterMs: number | null;
}

export interface FailoverState {
  readonly chain: readonly ModelEntry[];
  /** In order. */
  readonly tried: readonly FailedTry[];
  /** Models that can't do this are passed over. */
  readonly needs: RequestNeeds;
  /** Whether the circuit of this model lets a call through now. */
  readonly admits: (model: string) => boolean;
}

export type NextTry =
  | { readonly kind: 'try'; readonly model: ModelEntry; readonly afterMs: number }
  /** `outcome` null: there was nothing to try. */
  | { readonly kind: 'give-up'; readonly outcome: TryOutcome | null };

/** Waits longer than this are not worth it: a person must hear of a failure within five seconds (I11). */
const LONGEST_WAIT_MS = 4_000;
const PAUSE_BEFORE_LAST_TRY_MS = 1_000;

/**
 * What to do after the tries so far: the same model once more if it asked for a short wait, else the next of the chain,
 * else, once, the first one that may have recovered; else give up. Models with an open circuit are passed over as long as
 * another one is left.
 */
export function nextTry({ chain, tried, needs, admits }: FailoverState): NextTry {
  const last = tried.at(-1);
  if (last?.outcome === 'cancelled') return { kind: 'give-up', outcome: 'cancelled' };
  const able = chain.filter((model) => canTake(model, needs));
  const timesTried = (model: ModelEntry): number => tried.filter((each) => each.model === model.id).length;
  const isRepeated = able.some((model) => timesTried(model) > 1);

  const same = able.find((model) => model.id === last?.model);
  if (same && last?.outcome === 'rate-limited' && last.retryAfterMs !== null && last.retryAfterMs <= LONGEST_WAIT_MS && !isRepeated) {
    return { kind: 'try', model: same, afterMs: last.retryAfterMs };
  }
  const fresh = able.filter((model) => timesTried(model) === 0);
  // Once a provider has failed, waiting for another one that was failing a moment ago is not worth the person's time.
  const next = fresh.find((model) => admits(model.id)) ?? (tried.some(isIllness) ? undefined : fresh[0]);
  if (next) return { kind: 'try', model: next, afterMs: 0 };
  const second = isRepeated ? undefined : tried.find(mayHaveRecovered);
  const again = able.find((model) => model.id === second?.model);
  if (again) return { kind: 'try', model: again, afterMs: Math.max(PAUSE_BEFORE_LAST_TRY_MS, second?.retryAfterMs ?? 0) };
  const isTooLong = able.length === 0 && chain.some((model) => canUseTools(model, needs));
  return { kind: 'give-up', outcome: isTooLong ? 'too-long' : worst(tried) };
}

/** Whether a failure says something of the model's health rather than of the request. */
export function isIllness({ outcome }: Pick<FailedTry, 'outcome'>): boolean {
  return outcome === 'unreachable' || outcome === 'timeout' || outcome === 'rate-limited';
}

function mayHaveRecovered({ outcome, retryAfterMs }: FailedTry): boolean {
  return (outcome === 'unreachable' || outcome === 'rate-limited') && (retryAfterMs ?? 0) <= LONGEST_WAIT_MS;
}

/** What the person should hear of: what they can act on comes first. */
const BY_USEFULNESS: readonly TryOutcome[] = [
  'no-budget',
  'rate-limited',
  'timeout',
  'unreachable',
  'rejected',
  'refused',
  'empty',
  'unpriced',
];

function worst(tried: readonly FailedTry[]): TryOutcome | null {
  return BY_USEFULNESS.find((outcome) => tried.some((each) => each.outcome === outcome)) ?? null;
}
