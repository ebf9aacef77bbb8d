import type { PoolClient } from 'pg';

import { ConflictError } from '../../domain/errors.ts';
import { factKey } from '../../domain/memory/fact-key.ts';
import type { Fact, NewFact } from '../../domain/memory/fact.ts';
import { isSingleValued, oppositeOf } from '../../domain/memory/predicates.ts';
import type { MemoryStore } from '../../domain/ports/memory-store.ts';
import { pageOf, placeAfter } from './page-cursor.ts';
import type { DatabasePool } from './pool.ts';
import { scopeValues } from './scope-values.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

type Row = Omit<Fact, 'scope'> & { personId: string | null; channel: string | null; account: string | null; chat: string | null };

function factOf({ personId, channel, account, chat, ...fact }: Row): Fact {
  if (personId !== null) return { ...fact, scope: { kind: 'person', personId } };
  return { ...fact, scope: { kind: 'group', channel: channel ?? '', account: account ?? '', chat: chat ?? '' } };
}

/** Keeps a fact in a transaction that goes on; see `MemoryStore.keep`. */
export async function keepFact(client: PoolClient, fact: NewFact): Promise<Fact> {
  const {
    scope,
    text,
    subject,
    predicate,
    value,
    category,
    confidence,
    speakerId,
    speaker,
    turnId,
    origin,
    isTainted,
    heldFrom,
    createdAt,
  } = fact;
  const place = scopeValues(scope);
  const what = [text, subject, predicate, value, factKey(value), category, isSingleValued(predicate), confidence];
  const whence = [speakerId, speaker, isTainted, heldFrom, turnId, origin, createdAt, oppositeOf(predicate)];
  await statement(client, 'fact-hold-scope')(...place);
  const [kept] = await statement<{ id: string }>(client, 'fact-keep')(...place, fact.id, ...what, ...whence);
  if (kept === undefined) throw new ConflictError('This fact is known already.');
  await statement(client, 'fact-supersede')(...place, null, kept.id);
  const [row] = await statement<Row>(client, 'fact-get')(...place, kept.id);
  if (row === undefined) throw new ConflictError('This fact is of another scope.');
  return factOf(row);
}

/** Facts, in PostgreSQL, found by words in any of their Russian or English forms and by likeness of letters. */
export function makePostgresMemoryStore(pool: DatabasePool): MemoryStore {
  const get = statement<Row>(pool, 'fact-get');
  const list = statement<Row>(pool, 'fact-list');
  const search = statement<Row>(pool, 'fact-search');
  const forget = statement<{ count: number }>(pool, 'fact-forget');
  return {
    keep: async (fact) => {
      const kept = await transaction(pool, (client) => keepFact(client, fact));
      if (kept === null) throw new ConflictError('This fact could not be kept.');
      return kept;
    },
    get: async (scope, factId) => {
      const [row] = await get(...scopeValues(scope), factId);
      return row === undefined ? null : factOf(row);
    },
    list: async (scope, request) => {
      const { createdAt, id } = placeAfter(request);
      const rows = await list(...scopeValues(scope), request.isWithHistory, createdAt, id, request.limit + 1);
      return pageOf(rows.map(factOf), request);
    },
    search: async (scope, query, limit) => (await search(...scopeValues(scope), query, limit)).map(factOf),
    forget: async (scope, factIds) => (await forget(...scopeValues(scope), factIds === 'all' ? null : factIds))[0]?.count ?? 0,
  };
}
