import type { AskedQuestion, MemoryQuestion } from '../../domain/memory/memory-question.ts';
import type { MemoryQuestions } from '../../domain/ports/memory-questions.ts';
import type { DatabasePool } from './pool.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

/** What people were asked about their memory, in PostgreSQL. */
export function makePostgresMemoryQuestions(pool: DatabasePool): MemoryQuestions {
  const put = statement(pool, 'memory-question-put');
  const get = statement<{ askedAt: Date; body: MemoryQuestion }>(pool, 'memory-question-get');
  return {
    put: async ({ personId, place, askedAt, question }) => {
      await put(rowId(personId), place, askedAt, storableJson(question));
    },
    get: async (personId, place): Promise<AskedQuestion | null> => {
      const [row] = await get(rowId(personId), place);
      return row === undefined ? null : { personId, place, askedAt: row.askedAt, question: row.body };
    },
  };
}
