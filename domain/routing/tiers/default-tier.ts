import type { RouteQuestion, TierVote } from '../route-question.ts';
import type { Mode } from '../route.ts';
import { leanOf } from './lean.ts';

const UNSURE = 0.5;

type Vote = TierVote & { readonly mode: Mode };

/** Where the conversation leans, else what another tier thought likeliest, else the chat. */
export function defaultVote(question: RouteQuestion, likeliest: Vote | null): Vote {
  const lean = leanOf(question);
  if (lean === null && likeliest !== null) return { ...likeliest, detail: null };
  return { mode: lean ?? 'chat', confidence: UNSURE, detail: null, runnerUp: lean === null || lean === 'chat' ? 'agent' : 'chat' };
}
