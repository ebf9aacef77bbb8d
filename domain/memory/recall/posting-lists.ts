import { makeGrowingIntegers } from './growing-integers.ts';

const FIRST_ROOM = 4;
/** 4 KB for whoever has said little; each block is twice as large, up to 1 MB: so large that there are few, so small that making one takes no time. */
const FIRST_CHUNK = 1_024;
const CHUNK = 256 * 1_024;
const NOTHING = new Int32Array(0);

/** Lists of 32-bit integers, numbered from 0, which grow at their ends: all in a few large blocks of memory, however many lists there are. */
export interface PostingLists {
  push(list: number, value: number): void;
  /** All of a list as it is now; not to be kept, and not to be written to. Empty: nothing was pushed. */
  of(list: number): Int32Array;
  lengthOf(list: number): number;
}

export function makePostingLists(): PostingLists {
  const chunks: Int32Array[] = [];
  let [used, size] = [0, 0];
  const [chunkOf, startOf, lengthOf, roomOf] = [makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers()];
  /** Places that lists have left, by their room: a chunk and where it starts there, one after the other. */
  const left = new Map<number, number[]>();

  /** Where there is such room: its chunk and where it starts. */
  const take = (room: number): readonly [number, number] => {
    const start = left.get(room)?.pop();
    const chunk = left.get(room)?.pop();
    if (start !== undefined && chunk !== undefined) return [chunk, start];
    if (used + room > size) {
      size = Math.max(room, Math.min(CHUNK, FIRST_CHUNK * 2 ** chunks.length));
      chunks.push(new Int32Array(size));
      used = 0;
    }
    used += room;
    return [chunks.length - 1, used - room];
  };
  /** Gives a list a place with twice the room. */
  const move = (list: number, length: number): void => {
    const room = Math.max(FIRST_ROOM, length * 2);
    const [chunk, start] = take(room);
    chunks[chunk]?.set(of(list), start);
    if (length > 0) {
      const places = left.get(length) ?? [];
      left.set(length, places);
      places.push(chunkOf.at(list), startOf.at(list));
    }
    chunkOf.set(list, chunk);
    startOf.set(list, start);
    roomOf.set(list, room);
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
