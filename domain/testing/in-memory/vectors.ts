import type { Clock } from '../../ports/clock.ts';
import type { EmbeddingBatch, EmbeddingQueue, WaitingText } from '../../ports/embedding-queue.ts';
import type { StoredVector, VectorIndex } from '../../ports/vector-index.ts';

const MOST = 1_000_000;

/** What is turned into vectors, by scope. */
interface VectorSource<Scope> {
  scopes(): readonly Scope[];
  keyOf(scope: Scope): string;
  /** Of what is there after this one, in order. */
  numbers(scope: Scope, after: number, limit: number): Promise<readonly number[]>;
  last(scope: Scope): Promise<number>;
  texts(scope: Scope, wanted: TextsAfter): Promise<readonly WaitingText[]>;
  /** Absent: what is in a scope stays there, or goes on without its vectors. */
  onMove?(follow: FollowMove<Scope>): void;
}

type FollowMove<Scope> = (
  from: Scope,
  into: Scope,
  numbers: ReadonlyMap<number, number>,
  lasts: { readonly from: number; readonly into: number },
) => void;

interface TextsAfter {
  readonly after: number;
  readonly limit: number;
  readonly maxCharacters: number;
}

interface VectorsOf<Scope> {
  heads(scope: Scope): ReturnType<VectorIndex['heads']>;
  read(scope: Scope, ...where: Rest<Parameters<VectorIndex['read']>>): ReturnType<VectorIndex['read']>;
  nearest(): Promise<null>;
}

type Rest<Parts extends readonly unknown[]> = Parts extends readonly [unknown, ...infer Others] ? Others : never;

interface Progress {
  dimensions: number | null;
  doneTo: number;
  /** On the wall clock, in milliseconds. */
  takenUntil: number;
}

/** The vectors of one scope and model. */
interface Space<Scope> extends Progress {
  readonly scope: Scope;
  readonly model: string;
  vectors: StoredVector[];
}

/** Vectors of what is in the source, and what waits for them. They search nothing themselves. */
export function makeInMemoryVectors<Scope>(
  clock: Clock,
  source: VectorSource<Scope>,
): { readonly vectors: VectorsOf<Scope>; readonly embeddingQueue: EmbeddingQueue } {
  const spaces = new Map<string, Space<Scope>>();
  const { keyOf: scopeKey } = source;
  const keyOf = (scope: string, model: string): string => JSON.stringify([scope, model]);
  const spacesOf = (scope: Scope): readonly Space<Scope>[] =>
    [...spaces.values()].filter((each) => scopeKey(each.scope) === scopeKey(scope));
  /** Those whose entries are there. */
  const present = async ({ scope, vectors }: Space<Scope>): Promise<readonly StoredVector[]> => {
    const known = new Set(await source.numbers(scope, 0, MOST));
    return vectors.filter(({ number }) => known.has(number));
  };
  const stateOf = (scope: string, model: string, dimensions: number | null): Progress => {
    const { takenUntil = 0, ...space } = spaces.get(keyOf(scope, model)) ?? { dimensions: null, doneTo: 0 };
    const isOther = dimensions !== null && space.dimensions !== null && space.dimensions !== dimensions;
    return { dimensions: space.dimensions, doneTo: isOther ? 0 : space.doneTo, takenUntil };
  };
  const waitsIn = async (scope: Scope, model: string, dimensions: number | null): Promise<number> =>
    (await source.numbers(scope, stateOf(scopeKey(scope), model, dimensions).doneTo, MOST)).length;
  source.onMove?.((from, into, numbers, lasts) => {
    for (const space of spacesOf(from)) {
      const { model, dimensions, doneTo } = space;
      const other = spaces.get(keyOf(scopeKey(into), model));
      const isWhole = lasts.into === 0 || (other !== undefined && other.doneTo >= lasts.into && other.dimensions === dimensions);
      if (!isWhole || doneTo < lasts.from || dimensions === null) continue;
      const vectors = space.vectors.flatMap(({ number, vector }) => {
        const moved = numbers.get(number);
        return moved === undefined ? [] : [{ number: moved, vector }];
      });
      const all = { scope: into, model, dimensions, doneTo: lasts.into + numbers.size, takenUntil: 0 };
      spaces.set(keyOf(scopeKey(into), model), { ...all, vectors: [...(other?.vectors ?? []), ...vectors] });
    }
  });
  const isDone = async (scope: Scope, progress: Progress): Promise<boolean> => progress.doneTo >= (await source.last(scope));
  return {
    vectors: {
      heads: async (scope) =>
        Promise.all(
          spacesOf(scope).flatMap((space) =>
            space.dimensions === null ? [] : [headOf(space, space.dimensions, present(space), isDone(scope, space))],
          ),
        ),
      read: async (scope, { model, dimensions }, after, limit) => {
        const space = spacesOf(scope).find((each) => each.model === model && each.dimensions === dimensions);
        const all = space === undefined ? [] : await present(space);
        return all
          .filter(({ number }) => number > after)
          .toSorted((a, b) => a.number - b.number)
          .slice(0, limit);
      },
      nearest: async () => null,
    },
    embeddingQueue: {
      take: async ({ model, dimensions, limit, maxCharacters, leaseMs }) => {
        const servedAt = (scope: Scope): number => stateOf(scopeKey(scope), model, dimensions).takenUntil;
        for (const scope of source.scopes().toSorted((a, b) => servedAt(a) - servedAt(b))) {
          const key = scopeKey(scope);
          const progress = stateOf(key, model, dimensions);
          const last = await source.last(scope);
          if (progress.doneTo >= last || progress.takenUntil > clock.now().getTime()) continue;
          const space = spaces.get(keyOf(key, model)) ?? { scope, model, dimensions: null, doneTo: 0, takenUntil: 0, vectors: [] };
          space.takenUntil = clock.now().getTime() + leaseMs;
          spaces.set(keyOf(key, model), space);
          const waiting = await source.texts(scope, { after: progress.doneTo, limit, maxCharacters });
          return batchOf({ scope: key, model, after: progress.doneTo, last, waiting, limit });
        }
        return null;
      },
      keep: async ({ scope, model, after }, { dimensions }, vectors, upTo) => {
        const space = spaces.get(keyOf(scope, model));
        const isOther = space !== undefined && space.dimensions !== null && space.dimensions !== dimensions;
        if (space === undefined || (isOther ? 0 : space.doneTo) !== after) return false;
        if (isOther) space.vectors = [];
        Object.assign(space, { dimensions, doneTo: upTo, takenUntil: clock.now().getTime() });
        space.vectors.push(...vectors.flatMap(({ number, vector }) => (vector === null ? [] : [{ number, vector }])));
        space.vectors = [...(await present(space))];
        return true;
      },
      putOff: async ({ scope, model, after }, until) => {
        const space = spaces.get(keyOf(scope, model));
        if (space?.doneTo === after) space.takenUntil = until.getTime();
      },
      dropOld: async ({ model, dimensions }) => {
        let dropped = 0;
        for (const scope of source.scopes()) {
          const current = spacesOf(scope).find((each) => each.model === model && each.dimensions === dimensions);
          if (current === undefined || !(await isDone(scope, current))) continue;
          for (const old of spacesOf(scope).filter((each) => each.model !== model)) {
            dropped += (await present(old)).length;
            spaces.delete(keyOf(scopeKey(scope), old.model));
          }
        }
        return dropped;
      },
      waiting: async (model, dimensions) => {
        const counts = await Promise.all(source.scopes().map((scope) => waitsIn(scope, model, dimensions)));
        return counts.reduce((sum, count) => sum + count, 0);
      },
    },
  };
}

async function headOf<Scope>(
  space: Space<Scope>,
  dimensions: number,
  present: Promise<readonly StoredVector[]>,
  isComplete: Promise<boolean>,
) {
  const { model, doneTo: last } = space;
  return { model, dimensions, count: (await present).length, last, isComplete: await isComplete };
}

interface Taken extends Pick<EmbeddingBatch, 'scope' | 'model' | 'after'> {
  readonly last: number;
  readonly waiting: readonly WaitingText[];
  readonly limit: number;
}

function batchOf({ waiting, limit, last, ...taken }: Taken): EmbeddingBatch {
  const cut = waiting.findIndex(({ conversationId }) => conversationId !== waiting[0]?.conversationId);
  const texts = cut < 0 ? waiting : waiting.slice(0, cut);
  const isAll = cut < 0 && waiting.length < limit;
  return { ...taken, texts, upTo: isAll ? last : (texts.at(-1)?.number ?? last) };
}
