import type { Pool } from 'pg';
import type { TurnOutcome } from '../../domain/conversation/turn.ts';
import type { OutboxBody } from '../../domain/delivery/outbox-entry.ts';
import { UnknownIdError } from '../../domain/errors.ts';
import type { TurnStore } from '../../domain/ports/turn-store.ts';
import { rowId } from './row-id.ts';
import { statement, type SqlValue } from './statement.ts';
import { storableJson } from './storable.ts';
import { turnOf, type TurnRow } from './turn-row.ts';

/** State, outcome, time, event and answer: the last values of `sql/turn-finish.sql` and `sql/turn-stop.sql`. */
function endingOf(outcome: TurnOutcome, body: OutboxBody): readonly SqlValue[] {
  const event = { kind: outcome.state === 'answered' ? 'reply-final' : 'turn-failed', outcome };
  return [outcome.state, storableJson(outcome), outcome.endedAt, storableJson(event), storableJson(body)];
}

/** Turns, in PostgreSQL. */
export function makePostgresTurnStore(pool: Pool): TurnStore {
  const get = statement<TurnRow>(pool, 'turn-get');
  const recent = statement<TurnRow & { hasFiles: boolean }>(pool, 'turn-recent');
  const recordRoute = statement<{ turn_id: string }>(pool, 'turn-record-route');
  const hideText = statement<{ id: string }>(pool, 'turn-hide-text');
  const finish = statement<{ turn_id: string }>(pool, 'turn-finish');
  const stop = statement<{ turn_id: string }>(pool, 'turn-stop');
  const setFeedback = statement<{ id: string }>(pool, 'turn-set-feedback');
  return {
    get: async (id) => {
      const [row] = await get(rowId(id));
      return row === undefined ? null : turnOf(row);
    },
    recent: async (conversationId, { contextStart, before, limit }) =>
      (await recent(rowId(conversationId), contextStart, before, limit))
        .map((row) => ({ ...turnOf(row), hasFiles: row.hasFiles }))
        .reverse(),
    recordRoute: async (turnId, fence, route) => (await recordRoute(turnId, fence, storableJson(route))).length > 0,
    hideText: async (turnId, fence, shown) => (await hideText(turnId, fence, shown)).length > 0,
    finish: async (turnId, fence, outcome, body) => (await finish(turnId, fence, ...endingOf(outcome, body))).length > 0,
    stop: async (turnId, outcome, body) => (await stop(rowId(turnId), ...endingOf(outcome, body))).length > 0,
    setFeedback: async (turnId, feedback) => {
      if ((await setFeedback(rowId(turnId), feedback)).length === 0) throw new UnknownIdError('turn');
    },
  };
}
