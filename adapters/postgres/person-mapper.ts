import type { InferEntity } from '@mikro-orm/postgresql';

import type { Person } from '../../domain/access/person.ts';
import type { PersonEntity } from './entities/people.ts';

export function personOf({ id, name, role, language, timeZone, createdAt }: InferEntity<typeof PersonEntity>): Person {
  return { id, name, role, language, timeZone, createdAt };
}
