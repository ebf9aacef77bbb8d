import type { EmbeddingQueue, NewVector, WaitingText } from '../../domain/ports/embedding-queue.ts';
import type { DatabasePool } from './pool.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

type Taken = { scope: string; after: number; last: number };
/** `personId` null: whoever said it is gone, and nobody pays for it. */
type Waiting = { number: number; text: string; personId: string | null; conversationId: string | null };

/** So few that writing them down never holds the event loop for long. */
const NUMBERS_AT_ONCE = 20_000;

/** What waits for vectors, in PostgreSQL: what can be recalled, or, with the other statements, what plugins took in. */
export function makePostgresEmbeddingQueue(pool: DatabasePool, statements: 'embedding' | 'plugin-embedding' = 'embedding'): EmbeddingQueue {
  const take = statement<Taken>(pool, `${statements}-take`);
  const texts = statement<Waiting>(pool, `${statements}-texts`);
  const putOff = statement(pool, `${statements}-put-off`);
  const dropOld = statement<{ number: number }>(pool, `${statements}-drop-old`);
  const waiting = statement<{ waiting: number }>(pool, `${statements}-waiting`);
  return {
    take: async ({ model, dimensions, limit, maxCharacters, leaseMs }) => {
      const [taken] = await take(model, dimensions, leaseMs);
      if (taken === undefined) return null;
      const { scope, after, last } = taken;
      const rows = await texts(scope, after, last, limit, maxCharacters);
      const cut = rows.findIndex(({ conversationId }) => conversationId !== rows[0]?.conversationId);
      const together = cut < 0 ? rows : rows.slice(0, cut);
      const isAll = cut < 0 && rows.length < limit;
      return { scope, model, after, texts: together.flatMap(payable), upTo: isAll ? last : (together.at(-1)?.number ?? last) };
    },
    keep: async ({ scope, model, after }, { dimensions }, vectors, upTo) => {
      const count = vectors.filter(({ vector }) => vector !== null).length;
      const kept = await transaction(pool, async (client) => {
        const moved = await statement(client, `${statements}-move-on`)(scope, model, dimensions, after, upTo, count);
        if (moved.length === 0) return null;
        const together = Math.max(1, Math.floor(NUMBERS_AT_ONCE / dimensions));
        for (let from = 0; from < vectors.length; from += together) {
          const rows = rowsOf(vectors.slice(from, from + together));
          await statement(client, `${statements}-keep`)(scope, model, dimensions, rows, after === 0);
        }
        return true;
      });
      return kept ?? false;
    },
    putOff: async ({ scope, model, after }, until) => void (await putOff(scope, model, after, until)),
    dropOld: async ({ model, dimensions }) => (await dropOld(model, dimensions)).length,
    waiting: async (model, dimensions) => (await waiting(model, dimensions))[0]?.waiting ?? 0,
  };
}

function payable({ personId, ...waiting }: Waiting): readonly WaitingText[] {
  return personId === null || waiting.text === '' ? [] : [{ ...waiting, personId }];
}

function rowsOf(vectors: readonly NewVector[]): string {
  return JSON.stringify(vectors.map(({ number, vector }) => ({ number, vector: vector === null ? null : [...vector] })));
}
