import type { Pool } from 'pg';

import { ConflictError } from '../../domain/errors.ts';
import type { Fact } from '../../domain/memory/fact.ts';
import type { MemoryStore } from '../../domain/ports/memory-store.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** Facts, in PostgreSQL, found by words in any of their Russian or English forms and by likeness of letters. */
export function makePostgresMemoryStore(pool: Pool): MemoryStore {
  const add = statement<Fact>(pool, 'fact-add');
  const list = statement<Fact>(pool, 'fact-list');
  const search = statement<Fact>(pool, 'fact-search');
  const forget = statement<{ id: string }>(pool, 'fact-forget');
  return {
    add: async ({ id, personId, text, turnId, createdAt }) => {
      const [fact] = await add(id, personId, text, turnId, createdAt);
      if (fact === undefined) throw new ConflictError('This fact is known already.');
      return fact;
    },
    list: (personId, limit) => list(rowId(personId), limit),
    search: (personId, query, limit) => search(rowId(personId), query, limit),
    forget: async (personId, factId) => (await forget(rowId(personId), factId)).length > 0,
  };
}
