import type { Conversation } from '../conversation/conversation.ts';
import type { Route } from './route.ts';

/** What a message says about its own route: `/agent …`, `/chat …`. */
export interface RouteHints {
  readonly mode: Route['mode'] | null;
}

const DEFAULT_CONFIDENCE = 0.5;

/** Which mode answers: what the person asked for in this message, then what they chose for the conversation, then chat. */
export function decideRoute(hints: RouteHints, conversation: Pick<Conversation, 'preferredMode' | 'preferredModel'>): Route {
  const model = conversation.preferredModel;
  if (hints.mode !== null) return { mode: hints.mode, model, matchedBy: 'override', confidence: 1, runnerUp: null };
  if (conversation.preferredMode !== null) {
    return { mode: conversation.preferredMode, model, matchedBy: 'context', confidence: 1, runnerUp: 'chat' };
  }
  return {
    mode: 'chat',
    model,
    matchedBy: model === null ? 'default' : 'override',
    confidence: model === null ? DEFAULT_CONFIDENCE : 1,
    runnerUp: 'agent',
  };
}
