/** Keeps the one-time codes of login links, as hashes. */
export interface LoginCodeStore {
  add(hash: string, personId: string, expiresAt: Date): Promise<void>;
  /** Uses the code up: the person it was made for, once; null if unknown, used or expired. */
  take(hash: string, at: Date): Promise<string | null>;
}
