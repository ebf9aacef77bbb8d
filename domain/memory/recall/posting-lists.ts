import { makeGrowingIntegers } from './growing-integers.ts';

const FIRST_ROOM = 4;
/** 2 MB: so large that there are few, so small that making one takes no time. */
const CHUNK = 512 * 1024;
const NOTHING = new Int32Array(0);

/** Lists of 32-bit integers, numbered from 0, which grow at their ends: all in a few large blocks of memory, however many lists there are. */
export interface PostingLists {
  push(list: number, value: number): void;
  /** All of a list as it is now; not to be kept, and not to be written to. Empty: nothing was pushed. */
  of(list: number): Int32Array;
  lengthOf(list: number): number;
}

export function makePostingLists(): PostingLists {
  const chunks: Int32Array[] = [new Int32Array(CHUNK)];
  let used = 0;
  const [chunkOf, startOf, lengthOf, roomOf] = [makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers()];

  /** Gives a list a place with twice the room; the old one is left behind, so that at most half of the memory is in use. */
  const move = (list: number, length: number): void => {
    const room = Math.max(FIRST_ROOM, length * 2);
    const old = length === 0 ? NOTHING : of(list);
    if (used + room > CHUNK) {
      chunks.push(new Int32Array(Math.max(CHUNK, room)));
      used = 0;
    }
    chunks.at(-1)?.set(old, used);
    chunkOf.set(list, chunks.length - 1);
    startOf.set(list, used);
    roomOf.set(list, room);
    used += room;
  };
  const of = (list: number): Int32Array => {
    const start = startOf.at(list);
    return chunks[chunkOf.at(list)]?.subarray(start, start + lengthOf.at(list)) ?? NOTHING;
  };
  return {
    push(list, value) {
      while (lengthOf.length <= list) for (const each of [chunkOf, startOf, lengthOf, roomOf]) each.push(0);
      const length = lengthOf.at(list);
      if (length === roomOf.at(list)) move(list, length);
      const chunk = chunks[chunkOf.at(list)];
      if (chunk !== undefined) chunk[startOf.at(list) + length] = value;
      lengthOf.set(list, length + 1);
    },
    of,
    lengthOf: lengthOf.at,
  };
}
