import { betterFirst } from '../conversation/chain-for-retry.ts';
import type { AgentRun } from './run-agent.ts';
import type { Transcript } from './transcript.ts';

/** What is left of the ways up after those that were taken: where a model was not good enough, the run goes on with better ones. */
export function climbed(
  { chain, escalation = { ladder: [], stepsLeft: 0 } }: Pick<AgentRun, 'chain' | 'escalation'>,
  { tried }: Pick<Transcript, 'tried'>,
): Required<Pick<AgentRun, 'chain' | 'escalation'>> {
  const weak = tried.filter(({ weakness }) => weakness !== undefined);
  const last = weak.at(-1);
  return {
    chain: last === undefined ? chain : betterFirst(chain, last.model),
    escalation: { ...escalation, stepsLeft: escalation.stepsLeft - weak.length },
  };
}
