import type { InferEntity } from '@mikro-orm/postgresql';

import { ConflictError } from '../../domain/errors.ts';
import type { Fact } from '../../domain/memory/fact.ts';
import type { MemoryStore } from '../../domain/ports/memory-store.ts';
import type { Database } from './database.ts';
import { FactEntity } from './entities/memory.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

function factOf({ id, person, text, turnId, createdAt }: Omit<InferEntity<typeof FactEntity>, 'words'>): Fact {
  return { id, personId: person.id, text, turnId: turnId ?? null, createdAt };
}

/** Facts, in PostgreSQL, found by words in any of their Russian or English forms and by likeness of letters. */
export function makePostgresMemoryStore({ pool, unit }: Database): MemoryStore {
  const add = statement<Fact>(pool, 'fact-add');
  const search = statement<Fact>(pool, 'fact-search');
  return {
    add: async ({ id, personId, text, turnId, createdAt }) => {
      const [fact] = await add(id, personId, text, turnId, createdAt);
      if (fact === undefined) throw new ConflictError('This fact is known already.');
      return fact;
    },
    list: async (personId, limit) => {
      const newestFirst = { orderBy: { createdAt: 'desc', id: 'desc' }, limit } as const;
      return (await unit((em) => em.find(FactEntity, { person: rowId(personId) }, newestFirst))).map(factOf);
    },
    search: (personId, query, limit) => search(rowId(personId), query, limit),
    forget: (personId, factId) => unit(async (em) => (await em.nativeDelete(FactEntity, { id: factId, person: rowId(personId) })) > 0),
  };
}
