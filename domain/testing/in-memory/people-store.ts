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
  };
}
