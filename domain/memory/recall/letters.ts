import { makeGrowingIntegers } from './growing-integers.ts';

/** 128 KB, longer than any text that is indexed; for whoever has said little it begins with 2 KB. */
const CHUNK = 64 * 1024;
const FIRST_SIZE = 1_024;

/** Short texts, numbered from 0, by their letters: in a few blocks of memory, however many there are. */
export interface Letters {
  /** The next one: that part of a text. */
  add(text: string, from: number, to: number): void;
  /** Whether this one is that part of a text. */
  isSame(number: number, text: string, from: number, to: number): boolean;
}

export function makeLetters(): Letters {
  const chunks: Uint16Array[] = [];
  let used = CHUNK;
  /** Counted over all chunks. */
  const [starts, lengths] = [makeGrowingIntegers(), makeGrowingIntegers()];
  return {
    add(text, from, to) {
      if (used + to - from > CHUNK) {
        chunks.push(new Uint16Array(chunks.length === 0 ? FIRST_SIZE : CHUNK));
        used = 0;
      }
      const chunk = withRoom(chunks, used + to - from);
      starts.push((chunks.length - 1) * CHUNK + used);
      lengths.push(to - from);
      for (let place = from; place < to; place += 1) chunk[used + place - from] = text.charCodeAt(place);
      used += to - from;
    },
    isSame(number, text, from, to) {
      if (lengths.at(number) !== to - from) return false;
      const start = starts.at(number);
      const chunk = chunks[Math.floor(start / CHUNK)];
      const first = start % CHUNK;
      for (let place = from; place < to; place += 1) if (chunk?.[first + place - from] !== text.charCodeAt(place)) return false;
      return true;
    },
  };
}

/** The last chunk, made larger if it has to be. */
function withRoom(chunks: Uint16Array[], length: number): Uint16Array {
  const chunk = chunks.at(-1) ?? new Uint16Array(CHUNK);
  if (length <= chunk.length) return chunk;
  const larger = new Uint16Array(Math.min(CHUNK, Math.max(length, chunk.length * 2)));
  larger.set(chunk);
  chunks[chunks.length - 1] = larger;
  return larger;
}
