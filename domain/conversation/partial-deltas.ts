import type { PartialReply } from './conversation-event.ts';

/** What to do to the text shown so far: keep `offset` UTF-16 units of it, then add `delta`. */
export interface PartialDelta {
  readonly turnId: string;
  readonly offset: number;
  readonly delta: string;
}

/** Turns successive states of the reply being made into what changes between them, for one follower. */
export function makePartialDeltas() {
  let shown: PartialReply | null = null;
  const ended = new Set<string>();
  return {
    /** Null: nothing new to show. */
    next(partial: PartialReply): PartialDelta | null {
      if (ended.has(partial.turnId)) return null;
      const before = shown?.turnId === partial.turnId ? shown.text : '';
      shown = partial;
      if (before === partial.text) return null;
      const offset = keptLength(before, partial.text);
      return { turnId: partial.turnId, offset, delta: partial.text.slice(offset) };
    },

    /** The turn has its final event: a partial read before is stale. */
    end(turnId: string | null): void {
      if (turnId === null) return;
      ended.add(turnId);
      if (shown?.turnId === turnId) shown = null;
    },
  };
}

const HALF_OF_A_PAIR = /[\uD800-\uDBFF]$/;

/** The length of the common beginning, which is all of the old text unless a failover began anew; never within a surrogate pair. */
function keptLength(before: string, after: string): number {
  let length = before.length;
  if (!after.startsWith(before)) {
    length = 0;
    while (before[length] === after[length]) length += 1;
  }
  return HALF_OF_A_PAIR.test(before.slice(0, length)) ? length - 1 : length;
}
