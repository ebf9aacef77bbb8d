import type { Classification } from '../learned/classifier.ts';
import { noOpinion } from '../route-question.ts';
import type { Tier, TierVote } from '../route-question.ts';
import type { Mode } from '../route.ts';
import { leanOf } from './lean.ts';

/**
 * From which share on the words alone decide: so that at most about one in fifty of what is decided is wrong. Below, the next tiers are asked first, and
 * what is likeliest is the default. Sending somebody to a helper by mistake is worse than to the agent, who can be told what is meant.
 */
const SURE: Readonly<Record<Mode, number>> = { agent: 0.7, assistant: 0.85, chat: 0.85 };

/** Where the conversation speaks for it, too. */
const SURE_WHERE_IT_LEANS = 0.5;

/** How much likelier the conversation makes the mode that it leans to. */
const LEAN_ODDS = 2;

/** What the words of the message say to the learned classifier, weighed with where the conversation leans. */
export const learnedTier: Tier = {
  name: 'learned',
  ask: (question) => {
    const { classifier, text, wordsDecide } = question;
    if (!wordsDecide || text.trim() === '') return null;
    const found = classifier.classify(text);
    if (found === null) return noOpinion(classifier.version);
    return leaning(found, leanOf(question), classifier.version);
  },
};

function leaning({ mode, confidence, runnerUp, plugin }: Classification, lean: Mode | null, version: string): TierVote {
  const isSure = confidence >= (lean === mode ? SURE_WHERE_IT_LEANS : SURE[mode]);
  if (runnerUp === null) return { mode, confidence, detail: version, plugin, isSure };
  const detail = `${version}, ${runnerUp.mode} ${runnerUp.confidence.toFixed(2)}`;
  if (lean !== runnerUp.mode) return { mode, confidence, detail, plugin, runnerUp: runnerUp.mode, isSure };
  const odds = runnerUp.confidence * LEAN_ODDS;
  const share = odds / (confidence + odds);
  if (share <= 0.5) return { mode, confidence: 1 - share, detail, plugin, runnerUp: lean };
  return { mode: lean, confidence: share, detail, runnerUp: mode };
}
