import type { Fact, NewFact } from '../memory/fact.ts';
import type { MemoryScope } from '../memory/recall/remembered.ts';
import type { Page, PageRequest } from './page.ts';

/** Keeps facts. Every read names the scope it is for (I9). */
export interface MemoryStore {
  /**
   * Keeps the fact; one that says the same and holds at that time is the answer instead, which is then as sure and as trustworthy as the better of the
   * two. What it contradicts (`isSingleValued`, `oppositeOf`; of the same speaker and subject) holds until then and stays as history; what is older
   * than what contradicts it is history at once.
   */
  keep(fact: NewFact): Promise<Fact>;
  /** Null: there is no such fact in this scope. */
  get(scope: MemoryScope, factId: string): Promise<Fact | null>;
  /** Newest first: those that hold, or with those that held. */
  list(scope: MemoryScope, request: PageRequest & { readonly isWithHistory: boolean }): Promise<Page<Fact>>;
  /** Those that hold and share words with the query, best first. */
  search(scope: MemoryScope, query: string, limit: number): Promise<readonly Fact[]>;
  /** Forgets these facts of the scope for good, or all of it; returns how many there were. */
  forget(scope: MemoryScope, factIds: readonly string[] | 'all'): Promise<number>;
}
