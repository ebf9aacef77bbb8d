import type { Json } from '../plugins/contract.ts';

/** Whose values: a plugin's, of one person; `personId` null: of nobody in particular. */
export interface ValueSpace {
  readonly plugin: string;
  readonly personId: string | null;
}

/** What plugins keep, by key. */
export interface PluginValues {
  /** Null: there is none. */
  get(space: ValueSpace, key: string): Promise<Json | null>;
  /** `keepUntil` null: it stays until it is removed. */
  put(space: ValueSpace, key: string, value: Json, keepUntil: Date | null): Promise<void>;
  /** False: there is one with this key, which stays as it is. */
  add(space: ValueSpace, key: string, value: Json, keepUntil: Date | null): Promise<boolean>;
  remove(space: ValueSpace, key: string): Promise<void>;
  /** Those whose keys begin so, by key. */
  list(space: ValueSpace, prefix: string, limit: number): Promise<readonly { readonly key: string; readonly value: Json }[]>;
  /** Removes what need not be kept any longer; returns how much that was. */
  discard(now: Date): Promise<number>;
}
