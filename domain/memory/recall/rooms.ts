/** 4 KB for whoever has said little; each block is twice as large, up to 1 MB: so large that there are few, so small that making one takes no time. */
const FIRST_BLOCK = 1_024;
/** The places in a block take so many bits of a number, and the block stands above. */
const BITS = 18;
const BLOCK = 1 << BITS;
const NOTHING = new Int32Array(0);

/** Room for integers in a few large blocks of memory, known by numbers of 32 bits. */
export interface Rooms {
  /** A place with so much room, maybe with what somebody left in it. */
  take(room: number): number;
  /** Gives a place with so much room back. */
  leave(place: number, room: number): void;
  /** The first so many at a place. */
  at(place: number, length: number): Int32Array;
  set(place: number, offset: number, value: number): void;
}

export function makeRooms(): Rooms {
  const blocks: Int32Array[] = [];
  let [used, size] = [0, 0];
  /** Places that were given back, by their room. */
  const left = new Map<number, number[]>();
  return {
    take(room) {
      const place = left.get(room)?.pop();
      if (place !== undefined) return place;
      if (used + room > size) {
        size = Math.max(room, Math.min(BLOCK, FIRST_BLOCK * 2 ** blocks.length));
        blocks.push(new Int32Array(size));
        used = 0;
      }
      used += room;
      return ((blocks.length - 1) << BITS) + used - room;
    },
    leave(place, room) {
      const places = left.get(room) ?? [];
      places.push(place);
      left.set(room, places);
    },
    at(place, length) {
      const start = place & (BLOCK - 1);
      return blocks[place >>> BITS]?.subarray(start, start + length) ?? NOTHING;
    },
    set(place, offset, value) {
      const block = blocks[place >>> BITS];
      if (block !== undefined) block[(place & (BLOCK - 1)) + offset] = value;
    },
  };
}
