import type { PoolClient } from 'pg';

import { statement } from './statement.ts';

/** What others write while they hold its row, and then wait for the conversation or the person: in the order in which they lock. */
const WORK = [
  'merge-inbox',
  'merge-plugin-jobs',
  'merge-tasks',
  'merge-schedules',
  'merge-turns',
  'merge-conversations',
  'merge-reservations',
];
const REST = [
  ...WORK,
  'merge-belongings',
  'merge-plugin-values',
  'merge-plugin-texts',
  'merge-plugin-payers',
  'merge-intents',
  'merge-accounts',
  'merge-recall-hold',
  'merge-recall-vectors',
  'merge-recalled',
];

/** Makes two persons one, inside a transaction. Null: they cannot be one, and what was done is to be undone. */
export async function mergePersons(client: PoolClient, from: string, into: string): Promise<true | null> {
  const check = statement<{ possible: boolean }>(client, 'merge-check');
  const isPossible = async (): Promise<boolean> => (await check(from, into))[0]?.possible === true;
  await statement(client, 'merge-alone')();
  if (!(await isPossible())) return null;
  await lockBoth(client, from, into);
  if (!(await isPossible())) return null;
  await statement(client, 'merge-account-lock')(from);
  for (const name of REST) await statement(client, name)(from, into);
  await statement(client, 'fact-supersede')('private', into, null, null, null, into, null);
  await statement(client, 'intent-forget')(into, false);
  await statement(client, 'person-remove')(from);
  return true;
}

/**
 * Moves the work before the persons are locked, so that nobody who holds one of these rows waits for the person while we wait for the row.
 * A conversation that began meanwhile may be held all the same: then its holder goes first.
 */
async function lockBoth(client: PoolClient, from: string, into: string): Promise<void> {
  const held = statement<{ held: boolean }>(client, 'merge-held');
  for (;;) {
    for (const name of WORK) await statement(client, name)(from, into);
    await client.query('SAVEPOINT unlocked');
    await statement(client, 'merge-lock')(from, into);
    if ((await held(from))[0]?.held !== true) return;
    await client.query('ROLLBACK TO SAVEPOINT unlocked');
  }
}
