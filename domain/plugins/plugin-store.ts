import type { Json } from './json.ts';

/** Values by key, kept in the database. Keys are at most 200 characters; a value is at most 64 KiB of JSON. */
export interface PluginStore {
  /** Null: there is none. */
  get(key: string): Promise<Json | null>;
  put(key: string, value: Json): Promise<void>;
  remove(key: string): Promise<void>;
  /** Those whose keys begin so, by key, at most a thousand. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: Json }[]>;
}

/** What all who use a plugin have together, in every process. */
export interface SharedStore extends PluginStore {
  /** Keeps it where nothing is, or `instead` of this very value; false: there is another one, which stays. Of several who try at once one has it. */
  add(key: string, value: Json, instead?: Json): Promise<boolean>;
}

/** What one person has in a plugin's store and vault, or what all have together, while it is made over. */
export interface PluginKept {
  readonly store: PluginStore;
  /** Empty where `isShared`. */
  readonly vault: PluginStore;
  /** Whether it is what `context.shared` is elsewhere. */
  readonly isShared: boolean;
}
