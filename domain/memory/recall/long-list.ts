/** 256 KB. */
const CHUNK = 64 * 1024;

/** As `GrowingIntegers`, for millions: nothing is copied as it grows. */
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
      if (place === 0) chunks.push(new Int32Array(CHUNK));
      const chunk = chunks.at(-1);
      if (chunk !== undefined) chunk[place] = value;
      length += 1;
    },
    at: (place) => chunks[Math.floor(place / CHUNK)]?.[place % CHUNK] ?? 0,
  };
}
