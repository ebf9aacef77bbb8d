import { UnknownIdError } from '../../errors.ts';
import type { PeopleStore } from '../../ports/people-store.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryPeopleStore(state: InMemoryState): PeopleStore {
  const owner = () => [...state.people.values()].find(({ role }) => role === 'owner') ?? null;
  return {
    get: async (id) => state.people.get(id) ?? null,
    owner: async () => owner(),
    add: async (person) => {
      const first = person.role === 'owner' ? owner() : null;
      if (first !== null) return first;
      state.people.set(person.id, person);
      return person;
    },
    list: async (limit) =>
      [...state.people.values()]
        .map((person) => ({ ...person, isBlocked: state.blocked.has(person.id) }))
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    change: async (id, change) => {
      const person = state.people.get(id);
      if (person === undefined) throw new UnknownIdError('person');
      state.people.set(id, { ...person, ...change });
    },
    takeZoneQuestion: async (id, turnId) => {
      const first = state.zoneQuestions.get(id);
      if (first === undefined || (first !== null && first !== turnId)) return false;
      state.zoneQuestions.set(id, turnId);
      return true;
    },
    setBlocked: async (id, isBlocked, at) => {
      if (!state.people.has(id)) throw new UnknownIdError('person');
      if (!isBlocked) return void state.blocked.delete(id);
      state.blocked.add(id);
      for (const row of state.tokens.values()) {
        if (row.token.personId === id && row.token.revokedAt === null) row.token = { ...row.token, revokedAt: at };
      }
    },
  };
}
