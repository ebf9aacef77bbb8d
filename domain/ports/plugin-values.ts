import type { Json } from '../plugins/contract.ts';

/** Whose values: a plugin's, of one person; `personId` null: of nobody in particular. */
export interface ValueSpace {
  readonly plugin: string;
  readonly personId: string | null;
}

type Values = ReadonlyMap<string, Json>;

/** How all that a plugin keeps is made over. */
export interface Rewriting {
  /** Where the version of what it keeps is noted. */
  readonly note: { readonly space: ValueSpace; readonly key: string };
  /** What is to be noted; null: nothing is to be done after all. Whoever throws, here or below, undoes all. */
  next(noted: Json | null): Json | null;
  /** Asked for each space: everything that is to be there. */
  space(space: ValueSpace, values: Values): Promise<Values>;
}

/** What plugins keep, by key. */
export interface PluginValues {
  /** Null: there is none. */
  get(space: ValueSpace, key: string): Promise<Json | null>;
  /** `keepUntil` null: it stays until it is removed. */
  put(space: ValueSpace, key: string, value: Json, keepUntil: Date | null): Promise<void>;
  /** False: there is one with this key, other than `instead`, which stays as it is. */
  add(space: ValueSpace, key: string, value: Json, keepUntil: Date | null, instead?: Json): Promise<boolean>;
  remove(space: ValueSpace, key: string): Promise<void>;
  /** Those whose keys begin so, by key. */
  list(space: ValueSpace, prefix: string, limit: number): Promise<readonly { readonly key: string; readonly value: Json }[]>;
  /** Makes over all that a plugin keeps and notes its version, in one transaction. False: somebody else does so now, and nothing was done. */
  rewrite(plugin: string, rewriting: Rewriting): Promise<boolean>;
  /** Removes what need not be kept any longer; returns how much that was. */
  discard(now: Date): Promise<number>;
}
