import { betterFirst } from '../conversation/chain-for-retry.ts';
import type { EscalationRoom } from '../conversation/try-model.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { Transcript } from './transcript.ts';

/** What a run may use: its models, and how far a weak answer may be moved up. */
interface Ways {
  readonly chain: readonly ModelEntry[];
  readonly escalation: EscalationRoom;
}

/** What is left of the ways up after those that were taken: where a model was not good enough, the run goes on with better ones. */
export function climbed(
  { chain, escalation = { ladder: [], stepsLeft: 0 } }: Pick<Ways, 'chain'> & Partial<Ways>,
  { tried }: Pick<Transcript, 'tried'>,
): Ways {
  // One that nobody could follow was kept, and the next step begins with the same model.
  const weak = tried.filter(({ weakness, model }, index) => weakness !== undefined && (tried[index + 1]?.model ?? model) !== model);
  const last = weak.at(-1);
  return {
    chain: last === undefined ? chain : betterFirst(chain, last.model),
    escalation: { ...escalation, stepsLeft: escalation.stepsLeft - weak.length },
  };
}
