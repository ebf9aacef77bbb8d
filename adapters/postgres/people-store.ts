import type { Pool } from 'pg';

import type { Person } from '../../domain/access/person.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { PeopleStore } from '../../domain/ports/people-store.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** Persons, in PostgreSQL. */
export function makePostgresPeopleStore(pool: Pool): PeopleStore {
  const get = statement<Person>(pool, 'person-get');
  const owner = statement<Person>(pool, 'person-owner');
  const add = statement<Person>(pool, 'person-add');
  return {
    get: async (id) => (await get(rowId(id)))[0] ?? null,
    owner: async () => (await owner())[0] ?? null,
    add: async ({ id, name, role, language, timeZone, createdAt }) => {
      const [person] = await add(id, name, role, language, timeZone, createdAt);
      if (person === undefined) throw new ConflictError('There is an owner already.');
      return person;
    },
  };
}
