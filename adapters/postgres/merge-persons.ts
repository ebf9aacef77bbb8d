import type { PoolClient } from 'pg';

import { statement } from './statement.ts';

/** What others write while they hold its row, and then wait for the conversation or the person: in the order in which they lock. */
const WORK = ['merge-inbox', 'merge-tasks', 'merge-turns', 'merge-conversations', 'merge-attachments', 'merge-reservations'];
const REST = [...WORK, 'merge-belongings', 'merge-accounts'];

/** Makes two persons one, inside a transaction. Null: they cannot be one, and what was done is to be undone. */
export async function mergePersons(client: PoolClient, from: string, into: string): Promise<true | null> {
  const check = statement<{ possible: boolean }>(client, 'merge-check');
  const isPossible = async (): Promise<boolean> => (await check(from, into))[0]?.possible === true;
  await statement(client, 'merge-alone')();
  if (!(await isPossible())) return null;
  // Before the locks, so that nobody who holds one of these rows waits for the person while we wait for the row; and again under them.
  for (const name of WORK) await statement(client, name)(from, into);
  await statement(client, 'merge-lock')(from, into);
  if (!(await isPossible())) return null;
  await statement(client, 'merge-account-lock')(from);
  for (const name of REST) await statement(client, name)(from, into);
  await statement(client, 'person-remove')(from);
  return true;
}
