/** Which update is asked for next, and when the last one came. */
export interface UpdateCursor {
  readonly next: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * After a week without updates Telegram counts on from a number at random, and a number asked for acknowledges all below it: an old one could
 * throw away what has never been read. Well before that it is better to ask for whatever waits; what comes twice is noticed where it is stored.
 */
const LONGEST_TRUST_MS = 5 * 24 * 3_600_000;

/** The cursor that `writeCursor` wrote; null: there is none, or it is not ours. */
export function readCursor(text: string | null): UpdateCursor | null {
  const match = /^(\d{1,15})@(\d{1,15})$/.exec(text ?? '');
  return match === null ? null : { next: Number(match[1]), at: Number(match[2]) };
}

export function writeCursor({ next, at }: UpdateCursor): string {
  return `${String(next)}@${String(at)}`;
}

/** What to ask with; empty: for whatever waits. `now`: milliseconds since 1970. */
export function offsetOf(cursor: UpdateCursor | null, now: number): { offset?: number } {
  return cursor === null || now - cursor.at > LONGEST_TRUST_MS ? {} : { offset: cursor.next };
}
