import type { RouteQuestion, TierVote } from '../route-question.ts';
import type { Mode } from '../route.ts';
import { leanOf } from './lean.ts';

const UNSURE = 0.5;

/** Where the conversation leans, else the chat. */
export function defaultVote(question: RouteQuestion): TierVote & { readonly mode: Mode } {
  const lean = leanOf(question);
  return { mode: lean ?? 'chat', confidence: UNSURE, detail: null, runnerUp: lean === null || lean === 'chat' ? 'agent' : 'chat' };
}
