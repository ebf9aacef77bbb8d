import { makeGrowingIntegers } from './growing-integers.ts';
import type { Remembered } from './remembered.ts';

/** Which entry was said after which, in each conversation, in whatever order they were indexed. */
export interface TalkOrder {
  add(entry: number, said: Pick<Remembered, 'kind' | 'conversationId' | 'position' | 'at'>): void;
  /** The entry before (-1) or after (1); -1: none. */
  next(entry: number, side: -1 | 1): number;
  /** Tells the position of an entry's turn in that conversation; 0: it was not said there. */
  positionsIn(conversationId: string): (entry: number) => number;
}

/** What was heard in a group, outside of turns, is a conversation of its own, in the order of time. */
const HEARD = '';
const MINUTE_MS = 60_000;

/** A conversation. */
interface Talk {
  readonly number: number;
  /** The entry that was said last; -1: none yet. */
  last: number;
}

export function makeTalkOrder(): TalkOrder {
  const talks = new Map<string, Talk>();
  /** By entry; -1: a fact, which is said nowhere. */
  const talkOf = makeGrowingIntegers();
  /** An answer stands right after its question. */
  const place = makeGrowingIntegers();
  const [before, after] = [makeGrowingIntegers(), makeGrowingIntegers()];

  const link = (entry: number, talk: Talk): void => {
    let [left, right] = [talk.last, -1];
    while (left >= 0 && place.at(left) > place.at(entry)) [left, right] = [before.at(left), left];
    before.set(entry, left);
    after.set(entry, right);
    if (left >= 0) after.set(left, entry);
    if (right >= 0) before.set(right, entry);
    else talk.last = entry;
  };
  return {
    add(entry, { kind, conversationId, position, at }) {
      place.push(conversationId === null ? Math.floor(at.getTime() / MINUTE_MS) : position * 2 + (kind === 'reply' ? 1 : 0));
      before.push(-1);
      after.push(-1);
      if (kind === 'fact') return talkOf.push(-1);
      const id = conversationId ?? HEARD;
      const talk = talks.get(id) ?? { number: talks.size, last: -1 };
      talks.set(id, talk);
      talkOf.push(talk.number);
      // A summary is about what was said, and stands beside nothing.
      if (kind !== 'summary') link(entry, talk);
    },
    next: (entry, side) => (side < 0 ? before : after).at(entry),
    positionsIn(conversationId) {
      const talk = talks.get(conversationId)?.number;
      return (entry) => (talkOf.at(entry) === talk ? place.at(entry) >> 1 : 0);
    },
  };
}
