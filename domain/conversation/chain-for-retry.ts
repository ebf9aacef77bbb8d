import type { Ports } from '../ports/ports.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { Turn } from './turn.ts';

/** The chain for a turn that answers another one again: first what comes after the model that answered, best to be tried; that one and those before it last. */
export async function chainForRetry(
  turns: Pick<Ports['turns'], 'get'>,
  turn: Turn,
  chain: readonly ModelEntry[],
): Promise<readonly ModelEntry[]> {
  const { retryOf } = turn.source;
  const before = retryOf === null ? null : await turns.get(retryOf);
  const { outcome } = before ?? { outcome: null };
  return outcome?.state === 'answered' && outcome.model !== null ? betterFirst(chain, outcome.model) : chain;
}

/** A chain's models after this one, then it and those before it, nearest first. One that is not in it changes nothing. */
export function betterFirst(chain: readonly ModelEntry[], model: string): readonly ModelEntry[] {
  const at = chain.findIndex(({ id }) => id === model);
  return at < 0 ? chain : [...chain.slice(at + 1), ...chain.slice(0, at + 1).toReversed()];
}
