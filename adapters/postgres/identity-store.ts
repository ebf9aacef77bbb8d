import type { Identity, Person } from '../../domain/access/person.ts';
import type { IdentityStore } from '../../domain/ports/identity-store.ts';
import type { Database } from './database.ts';
import { mergePersons } from './merge-persons.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

/** Who is who on which network, in PostgreSQL. */
export function makePostgresIdentityStore({ pool }: Database): IdentityStore {
  const find = statement<Person & { isBlocked: boolean }>(pool, 'identity-find');
  const listOf = statement<Identity>(pool, 'identity-list');
  const add = statement<{ id: string }>(pool, 'identity-add');
  const attach = statement<{ person_id: string }>(pool, 'identity-attach');
  const known: IdentityStore['find'] = async (channel, externalId) => {
    const [row] = await find(channel, externalId);
    if (row === undefined) return null;
    const { isBlocked, ...person } = row;
    return { person, isBlocked };
  };
  return {
    find: known,
    listOf: (personId) => listOf(rowId(personId)),
    add: async (person, { channel, externalId }) => {
      const { id, name, role, language, timeZone, createdAt } = person;
      await add(id, name, role, language, timeZone, createdAt, channel, externalId);
      return (await known(channel, externalId))?.person ?? person;
    },
    attach: async ({ personId, channel, externalId }) => (await attach(rowId(personId), channel, externalId)).length > 0,
    merge: async (from, into) => (await transaction(pool, (client) => mergePersons(client, rowId(from), rowId(into)))) !== null,
  };
}
