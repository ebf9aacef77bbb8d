import { ParleyError } from '../../errors.ts';
import type { Embedder, Embedders } from '../../ports/embedder.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Nearest, NearestRequest, VectorHead } from '../../ports/vector-index.ts';
import type { MemoryScope } from '../recall/remembered.ts';
import type { ScopeIndex } from '../recall/scope-index.ts';
import type { EmbedQuestion, QuestionText } from './embed-question.ts';
import { searchVectors } from './search-vectors.ts';
import { makeVectorCache } from './vector-cache.ts';

/** A question as a vector, and the vectors that it can be compared with. */
export interface QuestionVector {
  readonly vector: Float32Array;
  readonly head: VectorHead;
}

/** Finds by meaning what no word of the question leads to. Never throws: recall goes on without it. */
export interface Meaning {
  /** Null: the scope has no vectors, or the model does not answer. */
  ask(scope: MemoryScope, question: QuestionText): Promise<QuestionVector | null>;
  /** The entries that lie nearest, nearest first; those with a smaller cosine than `least` are left out. */
  nearest(scope: MemoryScope, asked: QuestionVector, index: ScopeIndex, least?: number): Promise<Nearest>;
}

export interface MeaningDeps extends Pick<Ports, 'vectors' | 'clock' | 'logger'> {
  readonly embedders: Embedders;
  readonly embedQuestion: EmbedQuestion;
  /** In a scope with more vectors than this the database searches, if it can; else the newest are searched. */
  readonly exactUpTo: number;
}

/** How many are looked at of each kind, also of those that are not shown after all. */
const LOOKED_AT = { turns: 250, facts: 50 };
/** What two texts share that have nothing to do with each other differs by model; below this it is nothing with all of them. */
const LEAST_COSINE = 0.2;
const NOTHING: Nearest = { turns: [], facts: [] };

export function makeMeaning(deps: MeaningDeps): Meaning {
  const { vectors, clock, logger, exactUpTo } = deps;
  const open = makeVectorCache(vectors, exactUpTo);
  const orNone = async <T>(none: T, find: () => Promise<T>): Promise<T> => {
    try {
      return await find();
    } catch (cause) {
      if (!(cause instanceof ParleyError)) throw cause;
      logger.warn('recall.vectors-not-read', { cause });
      return none;
    }
  };
  async function search(scope: MemoryScope, request: NearestRequest, head: VectorHead, index: ScopeIndex): Promise<Nearest> {
    const found = head.count > exactUpTo ? await vectors.nearest(scope, request) : null;
    return found ?? searchVectors(await open(scope, head), index, request, () => clock.sleep(0));
  }
  return {
    ask: (scope, question) =>
      orNone(null, async () => {
        for (const { head, embedder } of usable(deps, await vectors.heads(scope))) {
          const vector = await deps.embedQuestion(embedder, question);
          if (vector?.length === head.dimensions) return { vector, head };
        }
        return null;
      }),
    nearest: (scope, { vector, head }, index, least = LEAST_COSINE) =>
      orNone(NOTHING, async () => {
        const { model, dimensions } = head;
        const found = await search(scope, { model, dimensions, vector, ...LOOKED_AT, least }, head, index);
        const entriesOf = (numbers: readonly number[]) => numbers.flatMap((number) => entryOf(index, number) ?? []);
        return { turns: entriesOf(found.turns), facts: entriesOf(found.facts) };
      }),
  };
}

/** Until the model that is set has vectors of everything, those of the model before are better, as long as that one can be asked. */
function usable({ embedders }: MeaningDeps, heads: readonly VectorHead[]): readonly { head: VectorHead; embedder: Embedder }[] {
  const { current: embedder } = embedders;
  const current = heads.find(({ model }) => model === embedder.id);
  if (current?.isComplete === true) return [{ head: current, embedder }];
  const old = heads
    .filter(({ model }) => model !== embedder.id)
    .toSorted((a, b) => b.count - a.count)
    .flatMap((head) => {
      const former = embedders.find(head);
      return former === null ? [] : [{ head, embedder: former }];
    });
  return current === undefined ? old : [...old, { head: current, embedder }];
}

/** Null: it is not there any more, or not yet. */
function entryOf(index: ScopeIndex, number: number): number | null {
  let [from, to] = [0, index.size];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (index.numberOf(middle) < number) from = middle + 1;
    else to = middle;
  }
  return from < index.size && index.numberOf(from) === number ? from : null;
}
