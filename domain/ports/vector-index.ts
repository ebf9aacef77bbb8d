import type { MemoryScope } from '../memory/recall/remembered.ts';
import type { VectorSpace } from './embedder.ts';

/** How far a scope is turned into vectors of one space. */
export interface VectorHead extends VectorSpace {
  readonly count: number;
  /** The greatest number that has a vector; 0: none has. */
  readonly last: number;
  /** Nothing of the scope waits for a vector of this space. */
  readonly isComplete: boolean;
}

export interface StoredVector {
  /** As in `Remembered`. */
  readonly number: number;
  /** Of length 1. */
  readonly vector: Float32Array;
}

/** The numbers of what lies nearest to a vector, nearest first: by the cosine, the newer first where that is the same. */
export interface Nearest {
  readonly turns: readonly number[];
  readonly facts: readonly number[];
}

export interface NearestRequest extends VectorSpace {
  /** Of length 1. */
  readonly vector: Float32Array;
  /** The most of each kind. */
  readonly turns: number;
  readonly facts: number;
  /** What has a smaller cosine is left out. */
  readonly least: number;
}

/** The vectors of what can be recalled; what is removed there is gone from here at the same moment. Every read names the scope it is for (I9). */
export interface VectorIndex {
  /** In no order; empty: the scope has no vectors. */
  heads(scope: MemoryScope): Promise<readonly VectorHead[]>;
  /** Those with a number greater than `after`, in order. */
  read(scope: MemoryScope, space: VectorSpace, after: number, limit: number): Promise<readonly StoredVector[]>;
  /** Searched by the database itself, exactly; null: it has not learned to. */
  nearest(scope: MemoryScope, request: NearestRequest): Promise<Nearest | null>;
}
