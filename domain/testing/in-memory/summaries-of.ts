import type { Turn } from '../../conversation/turn.ts';
import type { Summary } from '../../memory/summaries/summary.ts';
import type { InMemoryState } from './state.ts';

/** What a turn says; empty: nothing, or nothing any more. */
function wordsOfTurn({ text, outcome }: Turn): string {
  if (outcome === null) return text;
  return text + (outcome.state === 'answered' ? outcome.reply : outcome.message);
}

/** What may be summed up of a conversation, in order. */
export function tellingTurns(state: InMemoryState, conversationId: string): readonly Turn[] {
  return [...state.turns.values()]
    .map(({ turn }) => turn)
    .filter(
      (turn) =>
        turn.conversationId === conversationId && turn.outcome !== null && !state.unremembered.has(turn.id) && wordsOfTurn(turn) !== '',
    )
    .sort((a, b) => a.position - b.position);
}

export function bytesOf(turns: readonly Turn[]): number {
  return turns.reduce((sum, turn) => sum + new TextEncoder().encode(wordsOfTurn(turn)).length, 0);
}

/** What a summary covers, to be compared. */
export function coveredBy(state: InMemoryState, { conversationId, fromPosition, toPosition }: Summary): string {
  const turns = tellingTurns(state, conversationId).filter(({ position }) => position >= fromPosition && position <= toPosition);
  return JSON.stringify([
    state.conversations.get(conversationId)?.conversation.audience,
    turns.map((turn) => [turn.id, wordsOfTurn(turn)]),
  ]);
}

/** Those of which nothing was forgotten, in the order of what they cover. */
export function summariesNow(state: InMemoryState): readonly Summary[] {
  for (const [id, { summary, covered }] of state.summaries) if (coveredBy(state, summary) !== covered) state.summaries.delete(id);
  return [...state.summaries.values()].map(({ summary }) => summary).sort((a, b) => a.toPosition - b.toPosition);
}
