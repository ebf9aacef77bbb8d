/** A part of a list, as Relay's connections ask for it. */
export interface PageRequest {
  /** 1 to 100. */
  readonly limit: number;
  /** Items after the one with this cursor; null: from the beginning. */
  readonly after: string | null;
}

export interface Page<T> {
  readonly items: readonly { readonly cursor: string; readonly item: T }[];
  readonly hasMore: boolean;
}
