import { noOpinion } from '../route-question.ts';
import type { RouteChoice, Tier, TierVote } from '../route-question.ts';

/** What the person said themselves, for this message or for the conversation. A model alone leaves the mode open. */
export const overrideTier: Tier = {
  name: 'override',
  ask: ({ asked, sticky }) => {
    const model = asked.model ?? sticky.model;
    const chosen = asked.mode !== null ? voteFor(asked, ' …') : voteFor(sticky, '');
    return { ...(chosen ?? noOpinion(model === null ? null : `/model ${model}`)), model };
  },
};

/** `suffix` tells `/agent TEXT` from a lasting `/agent`. */
function voteFor({ mode }: RouteChoice, suffix: string): TierVote | null {
  return mode === null ? null : { mode, confidence: 1, detail: `/${mode}${suffix}` };
}
