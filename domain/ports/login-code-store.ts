/** Keeps the one-time codes of login links and of `/link`, as hashes. */
export interface LoginCodeStore {
  add(hash: string, personId: string, expiresAt: Date): Promise<void>;
  /** Uses the code up: the person it was made for, once; null if unknown, used or expired. */
  take(hash: string, at: Date): Promise<string | null>;
  /**
   * The person that a code is for, without using it up. `isUsed`: somebody was made that person by it (`IdentityStore`), which is remembered for a day.
   * Null: unknown, taken or expired.
   */
  find(hash: string, at: Date): Promise<{ readonly personId: string; readonly isUsed: boolean } | null>;
}

/** A code that allows what is done with it and is used up by it, in one transaction. */
export interface CodeToUse {
  readonly hash: string;
  readonly at: Date;
}
