import type { VectorSpace } from './embedder.ts';

/** Something that is to get a vector. */
export interface WaitingText {
  readonly number: number;
  readonly text: string;
  /** Whose it is, and whoever said it in a group. */
  readonly personId: string;
  /** The group conversation whose it is; null: it is its person's own. */
  readonly conversationId: string | null;
}

/** What one scope has waiting, held by whoever took it. */
export interface EmbeddingBatch {
  /** Names the scope, for `keep` and `putOff` alone. */
  readonly scope: string;
  readonly model: string;
  /** Where it was taken up, so that what somebody else has done meanwhile is not done over. */
  readonly after: number;
  /** By number, without gaps; may be empty: what waited is gone. */
  readonly texts: readonly WaitingText[];
  /** The last number that is done with when all texts are. */
  readonly upTo: number;
}

/** A vector that is to be kept; null: the model refuses the text, which is not asked again. */
export interface NewVector {
  readonly number: number;
  readonly vector: Float32Array | null;
}

/** What has no vector yet of the model that is set: no list of its own, only how far each scope is. Anybody goes on where another one stopped. */
export interface EmbeddingQueue {
  /**
   * Takes what waits in one scope for so long, oldest first, at most `limit` texts of one conversation and of this many characters each. `dimensions` null: nobody
   * knows yet. Null: nothing waits that nobody holds.
   */
  take(wanted: {
    readonly model: string;
    readonly dimensions: number | null;
    readonly limit: number;
    readonly maxCharacters: number;
    readonly leaseMs: number;
  }): Promise<EmbeddingBatch | null>;
  /** Keeps the vectors and moves on to `upTo`; false: somebody else has done so. What is gone meanwhile is left out. */
  keep(batch: EmbeddingBatch, space: VectorSpace, vectors: readonly NewVector[], upTo: number): Promise<boolean>;
  /** Gives the scope back; it is taken again no sooner than then. */
  putOff(batch: EmbeddingBatch, until: Date): Promise<void>;
  /** Removes what other models have made where this space is complete; returns how many vectors. */
  dropOld(space: VectorSpace): Promise<number>;
  /** How many texts wait, everywhere. */
  waiting(model: string, dimensions: number | null): Promise<number>;
}
