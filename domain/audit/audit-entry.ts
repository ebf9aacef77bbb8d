/** Something that somebody did, or was refused. */
export interface NewAuditEntry {
  /** A stable dotted name such as `task.create`. */
  readonly action: string;
  /** Null: Parley itself, such as a schedule. */
  readonly personId: string | null;
  /** The canonical address, `web`, `terminal` or `schedule:ID`. */
  readonly place: string;
  /** What it was about, such as `task:k7m2x9qa`; null: nothing in particular. */
  readonly subject: string | null;
  /** A few plain facts; no secret, no prompt longer than a line. */
  readonly details: Readonly<Record<string, string>>;
  /** `begun`: it was about to be done. Another entry, whose detail `begun` is this one's number, says how it ended; none does when the process ended meanwhile. */
  readonly result: 'begun' | 'done' | 'refused' | 'failed';
  readonly at: Date;
}

export interface AuditEntry extends NewAuditEntry {
  /** From 1 without gaps. */
  readonly number: number;
  /** SHA-256 in hex over the entry before's hash and everything in this one. */
  readonly hash: string;
}
