import type { MemoryStore } from '../../ports/memory-store.ts';
import type { Fact } from '../../memory/fact.ts';
import type { InMemoryState } from './state.ts';

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

export function makeInMemoryMemoryStore(state: InMemoryState): MemoryStore {
  const newestFirst = (personId: string): Fact[] =>
    [...state.facts.values()]
      .filter((fact) => fact.personId === personId)
      .reverse()
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return {
    add: async (fact) => {
      const known = newestFirst(fact.personId).find(({ text }) => text === fact.text);
      if (known !== undefined) return known;
      state.facts.set(fact.id, fact);
      return fact;
    },
    list: async (personId, limit) => newestFirst(personId).slice(0, limit),
    search: async (personId, query, limit) => {
      const wanted = words(query);
      return newestFirst(personId)
        .map((fact) => ({ fact, shared: [...words(fact.text)].filter((word) => wanted.has(word)).length }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared)
        .slice(0, limit)
        .map(({ fact }) => fact);
    },
    forget: async (personId, factId) => state.facts.get(factId)?.personId === personId && state.facts.delete(factId),
  };
}
