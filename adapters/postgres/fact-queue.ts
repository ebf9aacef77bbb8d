import type { PoolClient } from 'pg';

import type { MemoryScope } from '../../domain/memory/recall/remembered.ts';
import type { FactQueue, SaidText } from '../../domain/ports/fact-queue.ts';
import { keepFact } from './memory-store.ts';
import type { DatabasePool } from './pool.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

type Row = Omit<SaidText, 'scope'> & { heardId: string | null } & {
  audience: string;
  personId: string;
  channel: string;
  account: string;
  chat: string;
};

/** What is still to be read for facts, in PostgreSQL. */
export function makePostgresFactQueue(pool: DatabasePool): FactQueue {
  return { readNext: async (read) => (await transaction(pool, (client) => readOne(client, read), 'soon')) ?? false };
}

/** Null: nothing waits. One at a time, so that nobody holds one scope while they wait for another. What a crash takes back is read again. */
async function readOne(client: PoolClient, read: Parameters<FactQueue['readNext']>[0]): Promise<true | null> {
  const [waiting] = await statement<{ number: number }>(client, 'fact-queue-take')();
  if (waiting === undefined) return null;
  const [row] = await statement<Row>(client, 'fact-queue-read')(waiting.number);
  if (row === undefined) return true;
  const { audience, personId, channel, account, chat, heardId, ...said } = row;
  const scope: MemoryScope = audience === 'private' ? { kind: 'person', personId } : { kind: 'group', channel, account, chat };
  const found: string[] = [];
  for (const fact of read({ ...said, scope })) if ((await keepFact(client, fact)).id === fact.id) found.push(fact.id);
  if (heardId !== null && found.length > 0) await statement(client, 'fact-heard')(found, heardId);
  return true;
}
