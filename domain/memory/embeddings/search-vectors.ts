import type { Nearest, NearestRequest } from '../../ports/vector-index.ts';
import type { ScopeIndex } from '../recall/scope-index.ts';
import type { HeldVectors, VectorChunk } from './held-vectors.ts';
import { makeTopList } from './top-list.ts';

/** So many multiplications take a few milliseconds; after them others have their turn. */
const STEP = 1_000_000;

/** What is there to be recalled: entries by number, and which of them are facts. */
type Entries = Pick<ScopeIndex, 'size' | 'numberOf' | 'isFact'>;

/** Looks at every vector, as `VectorIndex.nearest` does; what is not among the entries any more is passed over. `pause` lets others have their turn. */
export async function searchVectors(
  held: HeldVectors,
  entries: Entries,
  { vector, turns, facts, least, dimensions }: NearestRequest,
  pause: () => Promise<void>,
): Promise<Nearest> {
  const best = { turns: makeTopList(turns), facts: makeTopList(facts) };
  let entry = 0;
  let done = 0;
  for (const { numbers, vectors, size } of held.chunks()) {
    for (let row = 0; row < size; row += 1) {
      const number = numbers[row] ?? 0;
      // Both grow.
      while (entry < entries.size && entries.numberOf(entry) < number) entry += 1;
      if (entry === entries.size || entries.numberOf(entry) !== number) continue;
      const cosine = product(vectors, row * dimensions, vector);
      if (cosine >= least) best[entries.isFact(entry) ? 'facts' : 'turns'].offer(number, cosine);
    }
    done += size * dimensions;
    if (done < STEP) continue;
    done = 0;
    await pause();
  }
  return { turns: best.turns.numbers(), facts: best.facts.numbers() };
}

function product(vectors: VectorChunk['vectors'], from: number, vector: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < vector.length; place += 1) sum += (vectors[from + place] ?? 0) * (vector[place] ?? 0);
  return sum;
}
