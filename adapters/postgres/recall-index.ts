import type { PoolClient } from 'pg';

import type { MemoryScope, RecalledText, Remembered } from '../../domain/memory/recall/remembered.ts';
import type { TextAnalysis } from '../../domain/memory/recall/text-analyser.ts';
import type { RecallIndex, ScopeHead } from '../../domain/ports/recall-index.ts';
import type { DatabasePool } from './pool.ts';
import { rowId } from './row-id.ts';
import { scopeFrom, scopeValues } from './scope-values.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';
import { transaction } from './transaction.ts';

type Waiting = {
  number: number;
  scope: string;
  turnId: string | null;
  factId: string | null;
  summaryId: string | null;
  heardId: string | null;
};
type Source = { scope: string; text: string } & Record<string, unknown>;
const MOST_LARGE = 20;

type Analyse = (text: string) => TextAnalysis;

/** What can be recalled, by its words, in PostgreSQL. */
export function makePostgresRecallIndex(pool: DatabasePool): RecallIndex {
  const head = statement<ScopeHead & Record<string, unknown>>(pool, 'recall-head');
  const read = statement<Remembered & Record<string, unknown>>(pool, 'recall-read');
  const sample = statement<{ number: number }>(pool, 'recall-sample');
  const entries = statement<Remembered & Record<string, unknown>>(pool, 'recall-entries');
  const large = statement<{ scope: string; last: number }>(pool, 'recall-large');
  const texts = statement<RecalledText & Record<string, unknown>>(pool, 'recall-texts');
  return {
    indexNext: async (analyse, limit, scope) => (await transaction(pool, (client) => index(client, analyse, limit, scope), 'soon')) ?? 0,
    head: async (scope, shown) => {
      const [row] = await head(...scopeValues(scope), shown === undefined ? null : rowId(shown.conversationId), shown?.from ?? 0);
      return row === undefined ? { last: 0, epoch: 0, isBehind: false } : { last: row.last, epoch: row.epoch, isBehind: row.isBehind };
    },
    read: (scope, after, limit) => read(...scopeValues(scope), after, limit),
    sample: async (scope, terms, limit) => (await sample(...scopeValues(scope), terms, limit)).map(({ number }) => number),
    entries: (scope, numbers) => entries(...scopeValues(scope), numbers),
    large: async (moreThan) => (await large(moreThan, MOST_LARGE)).map(({ scope, last }) => ({ scope: scopeFrom(scope), last })),
    texts: (scope, numbers) => texts(...scopeValues(scope), numbers),
  };
}

/**
 * Null: nothing waits. What a crash of the database takes back waits again, and who holds it in memory reads it anew: they lose their connection for the
 * doorbell with it.
 */
async function index(client: PoolClient, analyse: Analyse, limit: number, scope: MemoryScope | null): Promise<number | null> {
  const waiting = await (scope === null
    ? statement<Waiting>(client, 'recall-take')(limit)
    : statement<Waiting>(client, 'recall-take-of-scope')(limit, ...scopeValues(scope)));
  if (waiting.length === 0) return null;
  await statement(client, 'recall-one-at-a-time')(waiting.map((each) => each.scope));
  const turnIds = [...new Set(waiting.flatMap(({ turnId }) => turnId ?? []))];
  const factIds = [...new Set(waiting.flatMap(({ factId }) => factId ?? []))];
  const summaryIds = [...new Set(waiting.flatMap(({ summaryId }) => summaryId ?? []))];
  const heardIds = [...new Set(waiting.flatMap(({ heardId }) => heardId ?? []))];
  const sources = await statement<Source>(client, 'recall-sources')(turnIds, factIds, summaryIds, heardIds);
  const entries = storableJson(sources.map(({ text, ...source }) => ({ ...source, ...analyse(text) })));
  await statement(client, 'recall-hold-scopes')(sources.map((source) => source.scope));
  await statement(client, 'recall-drop-stale')(entries, turnIds, factIds, summaryIds, heardIds);
  await statement(client, 'recall-add')(
    entries,
    waiting.map(({ number }) => number),
  );
  return waiting.length;
}
