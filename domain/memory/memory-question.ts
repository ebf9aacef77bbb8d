/** What Parley asked somebody about their memory. */
export type MemoryQuestion =
  /** Which of these is to be forgotten; the answer is its number, from 1. */
  | { readonly kind: 'which'; readonly factIds: readonly string[] }
  /** Whether really everything is to be forgotten. `id`: of the forgetting that a yes begins. */
  | { readonly kind: 'everything'; readonly id: string };

/** A question with where and when it was asked. */
export interface AskedQuestion {
  readonly personId: string;
  /** A conversation's id, or `web`. */
  readonly place: string;
  readonly askedAt: Date;
  readonly question: MemoryQuestion;
}
