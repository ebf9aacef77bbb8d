import type { InferEntity } from '@mikro-orm/postgresql';

import type { Person } from '../../domain/access/person.ts';
import type { PersonEntity } from './entities/people.ts';

export function personOf({ id, name, role, language, timeZone, createdAt }: InferEntity<typeof PersonEntity>): Person {
  return { id, name, role, language, timeZone, createdAt };
}

/** What nobody has chosen is absent. */
export function asChosen({ freeModelsFirst, keepsMemory, ...person }: Person): Person {
  return {
    ...person,
    ...(freeModelsFirst === true ? { freeModelsFirst } : {}),
    ...(keepsMemory === false ? { keepsMemory } : {}),
  };
}
