import type { PoolClient } from 'pg';

import type { MemoryScope } from '../../domain/memory/recall/remembered.ts';
import type { Forgettable, Forgetting, ForgettingStore, SaidTurn } from '../../domain/ports/forgetting.ts';
import type { DatabasePool } from './pool.ts';
import { rowId } from './row-id.ts';
import { scopeValues } from './scope-values.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

/** So many turns in one transaction, so that none takes long. */
const TURNS_AT_ONCE = 2_000;
/** Before every turn. */
const BEGINNING = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };

type WordlessTurn = { id: string; conversationId: string; scope: string };

/** Forgets in PostgreSQL. */
export function makePostgresForgettingStore(pool: DatabasePool): ForgettingStore {
  const count = statement<Forgettable & Record<string, unknown>>(pool, 'forget-count');
  const begin = statement(pool, 'forget-begin');
  const get = statement<Forgetting & Record<string, unknown>>(pool, 'forget-get');
  const unsettled = statement<{ id: string }>(pool, 'forget-unsettled');
  const settle = statement<{ id: string }>(pool, 'forget-settle');
  const said = statement<SaidTurn & Record<string, unknown>>(pool, 'forget-said');
  return {
    count: async (personId, before) => (await count(rowId(personId), before))[0] ?? NOTHING,
    begin: async ({ id, personId, before, begunAt }) => {
      await begin(id, rowId(personId), before, begunAt);
    },
    carryOut: async (id, now) => {
      const [forgetting] = await get(id);
      return forgetting === undefined ? [] : carryOut(pool, forgetting, now);
    },
    unsettled: async () => (await unsettled()).map((row) => row.id),
    settle: async (id, now, begunBefore) => (await settle(id, now, begunBefore)).length > 0,
    forgetFacts: async (scope, factIds, askedBy, now) =>
      (await transaction(pool, (client) => forgetFacts(client, scope, factIds, askedBy, now))) ?? 0,
    said: (personId, after, limit) => {
      const { at, id } = after ?? BEGINNING;
      return said(rowId(personId), at, id, limit);
    },
  };
}

const NOTHING: Forgettable = { facts: 0, messages: 0, groups: 0, files: 0, tasks: 0, work: 0 };

async function carryOut(pool: DatabasePool, { id, personId, before }: Forgetting, now: Date): Promise<readonly string[]> {
  for (let left = true; left;) {
    left = (await transaction(pool, (client) => forgetTurns(client, { personId, before }, now))) === TURNS_AT_ONCE;
  }
  const told = await transaction(pool, async (client) => {
    await statement(client, 'forget-hold-person')(personId);
    await statement(client, 'forget-facts')(personId, before);
    await statement(client, 'forget-tasks')(personId, before);
    await statement(client, 'forget-talk')(personId, before, `forgotten:${id}`);
    return statement<{ id: string }>(client, 'forget-tell')(personId, `forgotten:${id}`, now);
  });
  return (told ?? []).map((row) => row.id);
}

async function forgetTurns(client: PoolClient, { personId, before }: Pick<Forgetting, 'personId' | 'before'>, now: Date): Promise<number> {
  await statement(client, 'forget-hold-person')(personId);
  const turns = await statement<WordlessTurn>(client, 'forget-turns')(personId, before, now, TURNS_AT_ONCE);
  await forgetTraces(client, turns);
  return turns.length;
}

/** Whoever indexes one of the turns is waited for first: they hold it in the list of what waits before they hold its scope, and so do we. */
async function forgetTraces(client: PoolClient, turns: readonly WordlessTurn[]): Promise<void> {
  if (turns.length === 0) return;
  const ids = turns.map(({ id }) => id);
  await statement(client, 'forget-turn-traces')(ids, [...new Set(turns.map(({ conversationId }) => conversationId))]);
  await statement(client, 'forget-turn-rest')(ids);
  await statement(client, 'recall-hold-scopes')(turns.map(({ scope }) => scope));
  await statement(client, 'forget-recalled')(ids);
}

async function forgetFacts(
  client: PoolClient,
  scope: MemoryScope,
  factIds: readonly string[],
  askedBy: string | null,
  now: Date,
): Promise<number> {
  const place = scopeValues(scope);
  const found = await statement<{ id: string }>(client, 'forget-turns-of-facts')(...place, factIds);
  const turns = await statement<WordlessTurn>(client, 'forget-turns-by-id')(
    found.map(({ id }) => id),
    now,
  );
  await forgetTraces(client, turns);
  if (askedBy !== null) await statement(client, 'forget-asking-turn')(rowId(askedBy));
  const [gone] = await statement<{ count: number }>(client, 'fact-forget')(...place, factIds);
  return gone?.count ?? 0;
}
