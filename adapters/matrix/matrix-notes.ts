/** What has to be remembered about the account apart from its keys; kept when a call returns. */
export interface MatrixNotes {
  /** Null: nothing is noted under this key. */
  get(key: string): Promise<unknown>;
  /** `value`: JSON. */
  put(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Those whose keys begin so, by key. */
  list(prefix: string, limit: number): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}
