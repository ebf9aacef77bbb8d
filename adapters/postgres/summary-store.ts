import type { Summary } from '../../domain/memory/summaries/summary.ts';
import type { SummaryClaim, SummaryStore } from '../../domain/ports/summary-store.ts';
import type { DatabasePool } from './pool.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';
import { turnOf } from './turn-row.ts';
import type { TurnRow } from './turn-row.ts';

/** Summaries of conversations in PostgreSQL. */
export function makePostgresSummaryStore(pool: DatabasePool): SummaryStore {
  const claim = statement<SummaryClaim & Record<string, unknown>>(pool, 'summary-claim');
  const turns = statement<TurnRow>(pool, 'summary-turns');
  const putOff = statement(pool, 'summary-put-off');
  const covering = statement<Summary & Record<string, unknown>>(pool, 'summary-covering');
  const newest = statement<Summary & Record<string, unknown>>(pool, 'summary-newest');
  return {
    claim: async ({ workerId, milliseconds }, { at, grownTurns, grownBytes, restedTurns, restedSince }) =>
      (await claim(workerId, milliseconds, at, grownTurns, grownBytes, restedTurns, restedSince))[0] ?? null,
    turnsAfter: async (conversationId, position, limit) => (await turns(rowId(conversationId), position, limit)).map(turnOf),
    finish: (claimed, summary) => finish(pool, claimed, summary),
    putOff: async ({ conversationId, fence }, until, hasFailed) => {
      await putOff(conversationId, fence, until, hasFailed);
    },
    newest: (conversationId) => newest(rowId(conversationId)),
    covering: async (conversationId, after, upTo) => (await covering(rowId(conversationId), after, upTo))[0] ?? null,
  };
}

async function finish(pool: DatabasePool, { conversationId, fence }: SummaryClaim, summary: Summary | null): Promise<boolean> {
  const isDone = await transaction(pool, async (client) => {
    const held = await statement(client, 'summary-hold')(conversationId, fence);
    if (held.length === 0) return null;
    if (summary !== null) {
      const { id, fromPosition, toPosition, text, isTainted, saidAt, createdAt } = summary;
      await statement(client, 'summary-add')(id, conversationId, fromPosition, toPosition, text, isTainted, saidAt, createdAt);
    }
    await statement(client, 'summary-recount')(conversationId);
    return true;
  });
  return isDone ?? false;
}
