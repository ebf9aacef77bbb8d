import type { Fact } from '../memory/fact.ts';

/** Keeps facts. Every read names the one person it is for (I9). */
export interface MemoryStore {
  /** Adds the fact; the same text of the same person again returns the one that is there. */
  add(fact: Fact): Promise<Fact>;
  /** Newest first. */
  list(personId: string, limit: number): Promise<readonly Fact[]>;
  /** Those that share words with the query, best first. */
  search(personId: string, query: string, limit: number): Promise<readonly Fact[]>;
  /** False: the person has no such fact. */
  forget(personId: string, factId: string): Promise<boolean>;
}
