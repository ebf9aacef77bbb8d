import type { Mode } from '../route.ts';
import type { RouteQuestion } from '../route-question.ts';
import { leavesSubject } from './turns-of-phrase.ts';

/** After this long a conversation is taken up anew. */
const STALE_MINUTES = 60;

/**
 * The mode that the conversation makes likelier, without deciding: the one of what is replied to, else the agent's when it answered last. Null: none,
 * also when the message leaves the subject ("thanks, what's the weather").
 */
export function leanOf({ context, text, agentBar }: Pick<RouteQuestion, 'context' | 'text' | 'agentBar'>): Mode | null {
  if (leavesSubject(text)) return null;
  const { repliesTo, previous } = context;
  const lean =
    repliesTo === 'task' ? 'agent' : (repliesTo ?? (previous !== null && previous.minutesAgo <= STALE_MINUTES ? previous.mode : null));
  if (lean === 'agent' && agentBar !== null) return null;
  // A chat needs no lean: it is what is left when nothing else fits.
  return lean === 'chat' && repliesTo === null ? null : lean;
}
