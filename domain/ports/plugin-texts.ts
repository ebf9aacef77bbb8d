import type { MemoryScope, Remembered } from '../memory/recall/remembered.ts';
import type { TextAnalysis } from '../memory/recall/text-analyser.ts';
import type { Json } from '../plugins/contract.ts';
import type { ScopeHead } from './recall-index.ts';

/** One plugin's texts of one person or group. */
export interface TextCollection {
  readonly plugin: string;
  readonly scope: MemoryScope;
}

/** Where a text comes from, and how much of it there is, without the texts. */
export interface StoredDocument {
  readonly key: string;
  readonly about: Json;
  /** How many texts it has. */
  readonly texts: number;
}

/** A document that is taken in. */
export interface NewPluginDocument {
  readonly key: string;
  readonly about: Json;
  readonly at: Date;
  /** Who takes it in, and where: what it costs is theirs, and in a group the group's. */
  readonly by: { readonly personId: string; readonly conversationId: string };
}

export interface NewPluginText extends TextAnalysis {
  readonly text: string;
  /** What it stands under, such as headings. */
  readonly under: string;
  readonly place: Json;
}

export interface StoredPluginText {
  readonly number: number;
  /** Of its document. */
  readonly key: string;
  readonly about: Json;
  readonly text: string;
  readonly place: Json;
}

/** What plugins took in, split into texts that can be found. Every operation names whose it is (I9). */
export interface PluginTexts {
  /** Replaces the document of this key with all its texts, or adds it, at once. */
  put(collection: TextCollection, document: NewPluginDocument, texts: readonly NewPluginText[]): Promise<void>;
  /** Removes a document with all its texts; false: there is none of this key. */
  remove(collection: TextCollection, key: string): Promise<boolean>;
  /** Those whose keys begin so, by key. */
  list(collection: TextCollection, prefix: string, limit: number): Promise<readonly StoredDocument[]>;
  head(collection: TextCollection): Promise<Omit<ScopeHead, 'isBehind'>>;
  /** Those with a number greater than `after`, in order; their conversation is their document. */
  read(collection: TextCollection, after: number, limit: number): Promise<readonly Remembered[]>;
  /** In any order; what is not in the collection any more is left out. */
  texts(collection: TextCollection, numbers: readonly number[]): Promise<readonly StoredPluginText[]>;
}
