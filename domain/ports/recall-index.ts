import type { MemoryScope, RecalledText, Remembered } from '../memory/recall/remembered.ts';
import type { TextAnalysis } from '../memory/recall/text-analyser.ts';

/** How far a scope is indexed. */
export interface ScopeHead {
  /** The greatest number that was given; 0: nothing was indexed yet. */
  readonly last: number;
  /** Changes whenever something is taken out: what was read before is to be read anew. */
  readonly epoch: number;
  /** Whether something of this scope waits to be indexed. */
  readonly isBehind: boolean;
}

/** Turns of a conversation from this position on: a prompt shows them anyway, so nobody waits until they can be recalled. */
export interface ShownTurns {
  readonly conversationId: string;
  readonly from: number;
}

/**
 * What can be recalled: turns word for word and facts. Whatever is stored, changed or moved waits to be indexed from the same moment on; what is
 * removed is gone from here at the same moment, too. Every read names the scope it is for (I9).
 */
export interface RecallIndex {
  /** Indexes up to `limit` of what waits, oldest first, of one scope or, without one, of all; returns how many, 0 when nothing waits. */
  indexNext(analyse: (text: string) => TextAnalysis, limit: number, scope: MemoryScope | null): Promise<number>;
  /** `shown`: what makes nobody wait; absent: everything does. */
  head(scope: MemoryScope, shown?: ShownTurns): Promise<ScopeHead>;
  /** Those with a number greater than `after`, in order. */
  read(scope: MemoryScope, after: number, limit: number): Promise<readonly Remembered[]>;
  /** The numbers of up to `limit` entries that have the most of these terms, of what stands beside them, and of as many facts that hold; in order. */
  sample(scope: MemoryScope, terms: readonly string[], limit: number): Promise<readonly number[]>;
  /** Those with these numbers, in order; what is not there any more is left out. */
  entries(scope: MemoryScope, numbers: readonly number[]): Promise<readonly Remembered[]>;
  /** The largest scopes that have been given more than so many numbers, at most 20, largest first. */
  large(moreThan: number): Promise<readonly { readonly scope: MemoryScope; readonly last: number }[]>;
  /** The texts of these, in any order; numbers that are not of this scope, or not there any more, are left out. */
  texts(scope: MemoryScope, numbers: readonly number[]): Promise<readonly RecalledText[]>;
}
