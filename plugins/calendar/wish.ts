/** What somebody wants of their calendar; `said` is what they said of it. */
export interface Wish {
  readonly kind: 'agenda' | 'free' | 'add' | 'move' | 'cancel';
  readonly said: string;
  /** Whether it can be about nothing else. */
  readonly isClear: boolean;
}
