import type { PoolClient } from 'pg';

import type { Identity, Person } from '../../domain/access/person.ts';
import type { IdentityStore } from '../../domain/ports/identity-store.ts';
import type { CodeToUse } from '../../domain/ports/login-code-store.ts';
import type { Database } from './database.ts';
import { mergePersons } from './merge-persons.ts';
import type { DatabasePool } from './pool.ts';
import { asChosen } from './person-mapper.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

/** Does the work and uses the code up that allows it, or neither. Last, so that a code is never waited for by somebody who holds what we wait for. */
async function usingCode(
  pool: DatabasePool,
  personId: string,
  code: CodeToUse | undefined,
  work: (client: PoolClient) => Promise<boolean>,
): Promise<boolean> {
  const done = await transaction<true>(pool, async (client) => {
    if (!(await work(client))) return null;
    if (code === undefined) return true;
    const use = statement<{ hash: string }>(client, 'login-code-use');
    return (await use(code.hash, code.at, rowId(personId))).length > 0 ? true : null;
  });
  return done !== null;
}

/** Who is who on which network, in PostgreSQL. */
export function makePostgresIdentityStore({ pool }: Database): IdentityStore {
  const find = statement<Person & { isBlocked: boolean }>(pool, 'identity-find');
  const listOf = statement<Identity>(pool, 'identity-list');
  const add = statement<{ id: string }>(pool, 'identity-add');
  const known: IdentityStore['find'] = async (channel, externalId) => {
    const [row] = await find(channel, externalId);
    if (row === undefined) return null;
    const { isBlocked, ...person } = row;
    return { person: asChosen(person), isBlocked };
  };
  return {
    find: known,
    listOf: (personId) => listOf(rowId(personId)),
    add: async (person, { channel, externalId }) => {
      const { id, name, role, language, timeZone, createdAt } = person;
      await add(id, name, role, language, timeZone, createdAt, channel, externalId);
      return (await known(channel, externalId))?.person ?? person;
    },
    attach: ({ personId, channel, externalId }, code) =>
      usingCode(pool, personId, code, async (client) => {
        const attach = statement<{ person_id: string }>(client, 'identity-attach');
        return (await attach(rowId(personId), channel, externalId)).length > 0;
      }),
    merge: (from, into, code) =>
      usingCode(pool, into, code, async (client) => (await mergePersons(client, rowId(from), rowId(into))) !== null),
  };
}
