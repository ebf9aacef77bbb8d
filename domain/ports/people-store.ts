import type { Person } from '../access/person.ts';

/** Keeps persons. */
export interface PeopleStore {
  get(id: string): Promise<Person | null>;
  /** The first owner; null before the first start has made one. */
  owner(): Promise<Person | null>;
  /** Adds the person; when `role` is owner and an owner exists already, returns that one instead. */
  add(person: Person): Promise<Person>;
}
