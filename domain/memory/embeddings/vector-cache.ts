import type { VectorHead, VectorIndex } from '../../ports/vector-index.ts';
import type { MemoryScope } from '../recall/remembered.ts';
import { makeHeldVectors } from './held-vectors.ts';
import type { HeldVectors } from './held-vectors.ts';

/** Of all scopes together, in numbers of four bytes: 256 MiB. */
const MOST_NUMBERS = 64 * 1024 ** 2;
/** So many are read at once that the event loop is never held for long. */
const READ_NUMBERS = 100_000;

interface Held {
  readonly vectors: HeldVectors;
  /** One reads at a time. */
  turn: Promise<unknown>;
}

/** Brings the vectors of a scope up to date with the database and returns them. */
export type OpenVectors = (scope: MemoryScope, head: VectorHead) => Promise<HeldVectors>;

/**
 * The vectors of scopes that were asked lately, in memory, at most `mostNumbers` of all together and `most` vectors of a scope, its newest. What was
 * removed meanwhile is still among them: whoever searches knows what is there.
 */
export function makeVectorCache(index: Pick<VectorIndex, 'read'>, most: number, mostNumbers = MOST_NUMBERS): OpenVectors {
  const held = new Map<string, Held>();
  return async (scope, head) => {
    const key = JSON.stringify([scope, head.model, head.dimensions]);
    const fitting = Math.min(most, Math.floor(mostNumbers / head.dimensions));
    const one = held.get(key) ?? { vectors: makeHeldVectors(head.dimensions, fitting), turn: Promise.resolve() };
    // The ones asked last stand last.
    held.delete(key);
    held.set(key, one);
    const update = one.turn.then(() => bringUpToDate(index, scope, head, one.vectors));
    one.turn = update.catch(() => undefined);
    await update;
    evict(held, key, mostNumbers);
    return one.vectors;
  };
}

async function bringUpToDate(index: Pick<VectorIndex, 'read'>, scope: MemoryScope, head: VectorHead, vectors: HeldVectors): Promise<void> {
  const limit = Math.max(1, Math.floor(READ_NUMBERS / head.dimensions));
  while (vectors.last < head.last) {
    const page = await index.read(scope, head, vectors.last, limit);
    vectors.add(page);
    if (page.length < limit) break;
  }
}

function evict(held: Map<string, Held>, asked: string, mostNumbers: number): void {
  let room = [...held.values()].reduce((sum, { vectors }) => sum + vectors.room, 0);
  for (const [key, { vectors }] of [...held]) {
    if (room <= mostNumbers) return;
    if (key === asked) continue;
    held.delete(key);
    room -= vectors.room;
  }
}
