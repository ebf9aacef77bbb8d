/** Where identifiers and secrets come from: randomness is outside the domain. */
export interface Ids {
  /** A time-ordered UUID (version 7), for rows that people never type. */
  uuid(): string;
  /** A short code of lower-case letters and digits without look-alikes, for ids that people type. */
  code(length: number): string;
  /** An unguessable secret of `bytes` random bytes, in base62 text. */
  secret(bytes: number): string;
}
