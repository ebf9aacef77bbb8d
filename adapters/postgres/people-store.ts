import type { EntityManager } from '@mikro-orm/postgresql';

import type { Person } from '../../domain/access/person.ts';
import { ConflictError, UnknownIdError } from '../../domain/errors.ts';
import type { PeopleStore } from '../../domain/ports/people-store.ts';
import type { Database } from './database.ts';
import { PersonEntity } from './entities/people.ts';
import { asChosen, personOf } from './person-mapper.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** False: there is no such person. */
async function changePerson(em: EntityManager, id: string, change: Parameters<PeopleStore['change']>[1]): Promise<boolean> {
  const isEmpty = Object.values(change).every((value) => value === undefined);
  return (isEmpty ? await em.count(PersonEntity, { id }) : await em.nativeUpdate(PersonEntity, { id }, change)) > 0;
}

/** Persons, in PostgreSQL. */
export function makePostgresPeopleStore({ pool, unit }: Database): PeopleStore {
  const add = statement<Person>(pool, 'person-add');
  const list = statement<Person & { isBlocked: boolean }>(pool, 'person-list');
  const setBlocked = statement<{ id: string }>(pool, 'person-set-blocked');
  const takeZoneQuestion = statement<{ id: string }>(pool, 'person-take-zone-question');
  const get = statement<Person>(pool, 'person-get');
  return {
    get: async (id) => {
      const [row] = await get(rowId(id));
      return row === undefined ? null : asChosen(row);
    },
    owner: async () => {
      const owner = await unit((em) => em.findOne(PersonEntity, { role: 'owner' }));
      return owner === null ? null : personOf(owner);
    },
    add: async ({ id, name, role, language, timeZone, createdAt }) => {
      const [person] = await add(id, name, role, language, timeZone, createdAt);
      if (person === undefined) throw new ConflictError('There is an owner already.');
      return person;
    },
    list: (limit) => list(limit),
    change: async (id, change) => {
      if (!(await unit((em) => changePerson(em, rowId(id), change)))) throw new UnknownIdError('person');
    },
    takeZoneQuestion: async (id, turnId) => (await takeZoneQuestion(rowId(id), rowId(turnId))).length > 0,
    setBlocked: async (id, isBlocked, at) => {
      if ((await setBlocked(rowId(id), isBlocked, at)).length === 0) throw new UnknownIdError('person');
    },
  };
}
