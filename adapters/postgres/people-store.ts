import type { Person } from '../../domain/access/person.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { PeopleStore } from '../../domain/ports/people-store.ts';
import type { Database } from './database.ts';
import { PersonEntity } from './entities/people.ts';
import { personOf } from './person-mapper.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** Persons, in PostgreSQL. */
export function makePostgresPeopleStore({ pool, unit }: Database): PeopleStore {
  const add = statement<Person>(pool, 'person-add');
  const find = async (where: { id: string } | { role: 'owner' }): Promise<Person | null> => {
    const found = await unit((em) => em.findOne(PersonEntity, where));
    return found === null ? null : personOf(found);
  };
  return {
    get: (id) => find({ id: rowId(id) }),
    owner: () => find({ role: 'owner' }),
    add: async ({ id, name, role, language, timeZone, createdAt }) => {
      const [person] = await add(id, name, role, language, timeZone, createdAt);
      if (person === undefined) throw new ConflictError('There is an owner already.');
      return person;
    },
  };
}
