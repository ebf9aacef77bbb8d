import type { StoredVector } from '../../ports/vector-index.ts';

/** So many vectors lie in one piece of memory. */
const CHUNK = 256;
const FIRST_CAPACITY = 16;

/** A piece of what is held: `numbers` and `vectors` have room for more than `size`. */
export interface VectorChunk {
  readonly numbers: Float64Array;
  readonly vectors: Float32Array;
  readonly size: number;
}

/** Vectors of one scope and model in memory, by number. */
export interface HeldVectors {
  /** The greatest number that was added; 0: none was. */
  readonly last: number;
  /** How many numbers have a place, taken or not. */
  readonly room: number;
  /** In order; stays as it is when more is added. */
  chunks(): readonly VectorChunk[];
  add(vectors: readonly StoredVector[]): void;
}

/** At most about so many vectors, the newest. */
export function makeHeldVectors(dimensions: number, most: number): HeldVectors {
  const chunks: VectorChunk[] = [];
  let last = 0;
  const addOne = ({ number, vector }: StoredVector): void => {
    const newest = chunks.at(-1);
    const chunk = newest === undefined || newest.size === CHUNK ? emptyChunk(dimensions, FIRST_CAPACITY) : withRoom(newest, dimensions);
    chunk.numbers[chunk.size] = number;
    chunk.vectors.set(vector, chunk.size * dimensions);
    if (newest !== undefined && newest.size < CHUNK) chunks.pop();
    chunks.push({ ...chunk, size: chunk.size + 1 });
    last = number;
  };
  return {
    get last() {
      return last;
    },
    get room() {
      return chunks.reduce((sum, { numbers }) => sum + numbers.length * dimensions, 0);
    },
    chunks: () => [...chunks],
    add: (vectors) => {
      vectors.forEach(addOne);
      // All but the newest are full.
      while ((chunks.length - 2) * CHUNK + (chunks.at(-1)?.size ?? 0) >= most) chunks.shift();
    },
  };
}

function emptyChunk(dimensions: number, capacity: number): VectorChunk {
  return { numbers: new Float64Array(capacity), vectors: new Float32Array(capacity * dimensions), size: 0 };
}

/** The chunk itself while it has room. */
function withRoom(chunk: VectorChunk, dimensions: number): VectorChunk {
  if (chunk.size < chunk.numbers.length) return chunk;
  const larger = emptyChunk(dimensions, Math.min(CHUNK, chunk.size * 2));
  larger.numbers.set(chunk.numbers);
  larger.vectors.set(chunk.vectors);
  return { ...larger, size: chunk.size };
}
