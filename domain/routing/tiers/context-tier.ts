import { noOpinion } from '../route-question.ts';
import type { Tier } from '../route-question.ts';
import { leanOf } from './lean.ts';
import { followsUp, leavesSubject } from './turns-of-phrase.ts';

const SURE = 0.95;
/** Too little to decide; later tiers reckon with it. */
const LEANING = 0.4;

/** The course of the conversation: a reply to the agent or to a task goes on there; to have talked with the agent makes it likelier, no more. */
export const contextTier: Tier = {
  name: 'context',
  ask: ({ context, text, agentBar }) => {
    const { retried, repliesTo, previous } = context;
    if (retried !== null) return { mode: retried, confidence: 1, detail: 'retry' };
    if (leavesSubject(text)) return noOpinion('leaves-subject');
    if (repliesTo === 'task') return { mode: 'agent', confidence: SURE, detail: 'reply-to-task' };
    if (repliesTo === 'agent') return { mode: 'agent', confidence: SURE, detail: 'reply-to-agent' };
    const lean = leanOf({ context, text, agentBar });
    if (followsUp(text) && previous !== null && (lean ?? 'chat') === previous.mode) {
      return { mode: previous.mode, confidence: SURE, detail: 'follow-up', plugin: previous.plugin };
    }
    return lean === null ? noOpinion() : { mode: lean, confidence: LEANING, detail: repliesTo === null ? 'answered-last' : 'reply' };
  },
};
