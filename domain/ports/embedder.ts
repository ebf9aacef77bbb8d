import type { ModelFailure } from './model-provider.ts';

/** What turns texts into vectors is named by this: vectors of two models, or of two lengths, say nothing about each other. */
export interface VectorSpace {
  /** The id of the embedder: `provider/name`, with `#LENGTH` where a length is asked for. */
  readonly model: string;
  /** How many numbers a vector has. */
  readonly dimensions: number;
}

export type Embedding =
  /** One vector for each text, in their order, each of length 1 (or all zeros). `tokens`: what the provider counted; null: it does not say. */
  | { readonly kind: 'embedded'; readonly vectors: readonly Float32Array[]; readonly tokens: number | null }
  /** `isCharged` false: it is known to have cost nothing. */
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly isCharged: boolean };

/** Turns texts into vectors that lie near each other when they mean alike; only the ledger's reservation may stand before it (I6). */
export interface Embedder {
  /** What its vectors are kept under. */
  readonly id: string;
  /** As the ledger and people name it. */
  readonly provider: string;
  readonly model: string;
  /** It costs nothing: marked so, or on a machine of the person's own. */
  readonly isFree: boolean;
  /** The length of its vectors, as set or as its last answer said; null: nobody knows yet. */
  readonly dimensions: number | null;
  /** Never throws. At least one text, none of them empty; all vectors have the same length, the one that is set if one is. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Embedding>;
}

/** The models that can make vectors. */
export interface Embedders {
  /** The one that is set. */
  readonly current: Embedder;
  /** The one that made these vectors; null: it cannot be asked any more. */
  find(space: VectorSpace): Embedder | null;
}
