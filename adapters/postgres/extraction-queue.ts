import type { Pool } from 'pg';

import type { ExtractionBatch, ExtractionQueue } from '../../domain/ports/extraction-queue.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

type Row = Omit<ExtractionBatch, 'turns'> & { number: number; turnId: string; found: unknown } & Record<string, unknown>;

/** What waits to be read for facts, in PostgreSQL. */
export function makePostgresExtractionQueue(pool: Pool): ExtractionQueue {
  const claim = statement<Row>(pool, 'extraction-claim');
  const note = statement<{ turn_id: string }>(pool, 'extraction-note');
  const finish = statement(pool, 'extraction-finish');
  const putOff = statement(pool, 'extraction-put-off');
  return {
    claim: async ({ workerId, milliseconds }, { at, enough, waitingSince, limit }) =>
      batchOf(await claim(workerId, milliseconds, at, enough, waitingSince, limit)),
    note: async (fence, found) => (await note(fence, storableJson(found))).length > 0,
    finish: async (fence) => {
      await finish(fence);
    },
    putOff: async (fence, until, hasFailed) => {
      await putOff(fence, until, hasFailed);
    },
  };
}

function batchOf(rows: readonly Row[]): ExtractionBatch | null {
  const [first] = rows;
  if (first === undefined) return null;
  const { fence, conversationId, personId } = first;
  const turns = rows.toSorted((a, b) => a.number - b.number).map(({ turnId, found }) => ({ turnId, found }));
  return { fence, conversationId, personId, failures: Math.max(...rows.map(({ failures }) => failures)), turns };
}
