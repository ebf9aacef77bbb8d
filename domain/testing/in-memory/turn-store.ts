import { UnknownIdError } from '../../errors.ts';
import type { TurnOutcome } from '../../conversation/turn.ts';
import type { OutboxBody } from '../../delivery/outbox-entry.ts';
import type { TurnStore } from '../../ports/turn-store.ts';
import { endAnswer } from './outbox.ts';
import { appendEvent, type InMemoryState, type TurnRow } from './state.ts';

/** The turn, if this fence may still write to it. */
export function heldTurn(state: InMemoryState, turnId: string, fence: number): TurnRow | null {
  const row = state.turns.get(turnId);
  return row !== undefined && row.fence === fence && row.turn.state === 'running' ? row : null;
}

function finish(state: InMemoryState, row: TurnRow, outcome: TurnOutcome, body: OutboxBody): void {
  row.turn = { ...row.turn, state: outcome.state, outcome };
  row.owner = null;
  const conversation = state.conversations.get(row.turn.conversationId);
  // Of this turn alone: one that still waits may be stopped while another is answered.
  if (conversation?.partial?.turnId === row.turn.id) conversation.partial = null;
  appendEvent(state, row.turn.conversationId, {
    at: outcome.endedAt,
    turnId: row.turn.id,
    body: outcome.state === 'answered' ? { kind: 'reply-final', outcome } : { kind: 'turn-failed', outcome },
  });
  endAnswer(state, row.turn.id, body, outcome.endedAt);
}

export function makeInMemoryTurnStore(state: InMemoryState): TurnStore {
  return {
    get: async (id) => state.turns.get(id)?.turn ?? null,
    recent: async (conversationId, { contextStart, before, limit }) =>
      [...state.turns.values()]
        .map(({ turn }) => turn)
        .filter((turn) => turn.conversationId === conversationId && turn.position > contextStart && turn.position < before)
        .sort((a, b) => b.position - a.position)
        .slice(0, limit)
        .map((turn) => ({
          ...turn,
          hasFiles: [...state.attachments.values()].some(({ turnId, direction }) => turnId === turn.id && direction === 'in'),
        }))
        .reverse(),
    recordRoute: async (turnId, fence, route) => {
      const row = heldTurn(state, turnId, fence);
      if (row === null) return false;
      if (row.turn.route !== null) return true;
      row.turn = { ...row.turn, route };
      appendEvent(state, row.turn.conversationId, { at: state.clock.now(), turnId, body: { kind: 'turn-routed', route } });
      return true;
    },
    hideText: async (turnId, fence, shown) => {
      const row = heldTurn(state, turnId, fence);
      if (row === null) return false;
      row.turn = { ...row.turn, text: shown };
      const events = state.conversations.get(row.turn.conversationId)?.events ?? [];
      for (const [at, event] of events.entries())
        if (event.turnId === turnId && event.body.kind === 'message-stored')
          events[at] = { ...event, body: { ...event.body, text: shown } };
      return true;
    },
    finish: async (turnId, fence, outcome, body) => {
      const row = heldTurn(state, turnId, fence);
      if (row === null) return false;
      finish(state, row, outcome, body);
      return true;
    },
    stop: async (turnId, outcome, body) => {
      const row = state.turns.get(turnId);
      if (row === undefined || (row.turn.state !== 'queued' && row.turn.state !== 'running')) return false;
      row.fence += 1;
      finish(state, row, outcome, body);
      return true;
    },
    setFeedback: async (turnId, feedback) => {
      const row = state.turns.get(turnId);
      if (row === undefined) throw new UnknownIdError('turn');
      row.turn = { ...row.turn, feedback };
    },
  };
}
