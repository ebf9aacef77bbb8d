import { makeGrowingIntegers } from './growing-integers.ts';
import type { Remembered } from './remembered.ts';

/** Which entry was said after which, in each conversation, in whatever order they were indexed. */
export interface TalkOrder {
  add(entry: number, said: Pick<Remembered, 'kind' | 'conversationId' | 'position'>): void;
  /** The entry before (-1) or after (1); -1: none. */
  next(entry: number, side: -1 | 1): number;
  /** The position of its turn in that conversation; 0: it was not said there. */
  positionIn(entry: number, conversationId: string): number;
}

interface Talk {
  readonly id: string;
  /** In the order in which they were said. */
  readonly entries: number[];
}

export function makeTalkOrder(): TalkOrder {
  const talks = new Map<string, Talk>();
  /** By entry; undefined: a fact, which is said nowhere. */
  const talkOf: (Talk | undefined)[] = [];
  /** An answer stands right after its question. */
  const place = makeGrowingIntegers();
  const [before, after] = [makeGrowingIntegers(), makeGrowingIntegers()];

  const link = (entry: number, talk: Talk): void => {
    const { entries } = talk;
    let at = entries.length;
    while (at > 0 && place.at(entries[at - 1] ?? 0) > place.at(entry)) at -= 1;
    const [left, right] = [entries[at - 1] ?? -1, entries[at] ?? -1];
    entries.splice(at, 0, entry);
    before.set(entry, left);
    after.set(entry, right);
    if (left >= 0) after.set(left, entry);
    if (right >= 0) before.set(right, entry);
  };
  return {
    add(entry, { kind, conversationId, position }) {
      place.push(position * 2 + (kind === 'reply' ? 1 : 0));
      before.push(-1);
      after.push(-1);
      if (conversationId === null) return void talkOf.push(undefined);
      const talk = talks.get(conversationId) ?? { id: conversationId, entries: [] };
      talks.set(conversationId, talk);
      talkOf.push(talk);
      // A summary is about what was said, and stands beside nothing.
      if (kind !== 'summary') link(entry, talk);
    },
    next: (entry, side) => (side < 0 ? before : after).at(entry),
    positionIn: (entry, conversationId) => (talkOf[entry]?.id === conversationId ? place.at(entry) >> 1 : 0),
  };
}
