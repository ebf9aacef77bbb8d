import type { Json } from './json.ts';

/** A part of a document that can be found by itself: a paragraph, or what stands on a page. */
export interface IndexedText {
  /** At most 4,000 characters. */
  readonly text: string;
  /** What it stands under, such as the title and headings: found by it too. */
  readonly under: string;
  /** Where it stands, as the plugin wants to have it back. */
  readonly place: Json;
}

export interface IndexedDocument {
  readonly key: string;
  readonly about: Json;
  /** How many texts it has. */
  readonly texts: number;
}

/** A text that fits a question. */
export interface IndexHit {
  /** Of its document. */
  readonly key: string;
  readonly about: Json;
  readonly place: Json;
  /** Somebody else's words: whoever shows them in an answer taints it (I8), which the core notes by itself. */
  readonly text: string;
  /** Of a long text the part that fits, about 400 characters. */
  readonly shown: string;
  /** How much of what is asked for stands together in it, 0 to 1, rare words counting more: below a half it is mostly about something else. */
  readonly fit: number;
  /** Whether it means what is asked, whatever its words; never where no model that makes vectors is set, or while it does not answer. */
  readonly isNear: boolean;
}

/**
 * Texts that the plugin took in, found as memory is: in any form of their words, misspelt or by what stands for them, in Russian and English, and by their meaning where a model that
 * makes vectors is set. In
 * private they are the person's, in a group the group's; no other collection can be reached from there (I9).
 */
export interface PluginIndex {
  /**
   * Replaces the document of this key, at most 1,000 characters, or adds it, at once. `about` is at most 16 KiB of JSON. What looks like a secret in
   * a text is masked; the number of texts in which something was is returned. Throws ConflictError when the collection is full.
   */
  put(document: { readonly key: string; readonly about: Json }, texts: readonly IndexedText[]): Promise<number>;
  /** False: there is none. */
  remove(key: string): Promise<boolean>;
  /** Those whose keys begin so, by key, at most ten thousand. */
  list(prefix: string): Promise<readonly IndexedDocument[]>;
  /**
   * What fits best first, at most fifty; empty: nothing has any of the words, or means it. `likeness` is how like what is asked a text has to be to mean it:
   * 0 as like as any text, 1 the same; absent: 0.3.
   */
  query(question: string, limit: number, likeness?: number): Promise<readonly IndexHit[]>;
}
