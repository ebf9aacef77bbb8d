import type { Person } from '../access/person.ts';

/** Keeps persons. */
export interface PeopleStore {
  get(id: string): Promise<Person | null>;
  /** The first owner; null before the first start has made one. */
  owner(): Promise<Person | null>;
  /** Adds the person; when `role` is owner and an owner exists already, returns that one instead. */
  add(person: Person): Promise<Person>;
  /** Newest first, at most `limit`. */
  list(limit: number): Promise<readonly (Person & { readonly isBlocked: boolean })[]>;
  /** Changes what is named. */
  change(
    id: string,
    change: Partial<Pick<Person, 'name' | 'role' | 'language' | 'timeZone' | 'freeModelsFirst' | 'keepsMemory'>>,
  ): Promise<void>;
  /**
   * Lets a turn be the one that answers the question for the person's time zone (`PairingStore.admit`): the first after it, also when it is run again.
   * False: they were not asked, or another turn was first.
   */
  takeZoneQuestion(personId: string, turnId: string): Promise<boolean>;
  /** Shuts a person out, with all their tokens, or lets them in again (their tokens stay revoked). */
  setBlocked(id: string, isBlocked: boolean, at: Date): Promise<void>;
}
