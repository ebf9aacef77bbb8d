/** 256 KB; the first one begins with 1 KB, for whoever has said little. */
const CHUNK = 64 * 1024;
const FIRST_SIZE = 256;

/** As `GrowingIntegers`, for millions: next to nothing is copied as it grows. */
export interface LongList {
  readonly length: number;
  push(value: number): void;
  /** 0: there is nothing at this place. */
  at(place: number): number;
}

export function makeLongList(): LongList {
  const chunks: Int32Array[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      const place = length % CHUNK;
      if (place === 0) chunks.push(new Int32Array(length === 0 ? FIRST_SIZE : CHUNK));
      let chunk = chunks.at(-1) ?? new Int32Array(CHUNK);
      if (place === chunk.length) {
        const larger = new Int32Array(place * 2);
        larger.set(chunk);
        chunks[chunks.length - 1] = larger;
        chunk = larger;
      }
      chunk[place] = value;
      length += 1;
    },
    at: (place) => chunks[Math.floor(place / CHUNK)]?.[place % CHUNK] ?? 0,
  };
}
