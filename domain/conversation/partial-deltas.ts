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
      const isFirst = shown?.turnId !== partial.turnId;
      if (before === partial.text && !isFirst) return null;
      shown = partial;
      if (partial.text === '' && isFirst) return null;
      // A failover begins anew, so the common part is what stays.
      const offset = partial.text.startsWith(before) ? before.length : commonLength(before, partial.text);
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

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
