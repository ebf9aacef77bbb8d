import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { EmbeddingBatch, EmbeddingQueue, WaitingText } from '../../ports/embedding-queue.ts';
import type { RecallIndex } from '../../ports/recall-index.ts';
import type { StoredVector, VectorIndex } from '../../ports/vector-index.ts';
import type { InMemoryState } from './state.ts';

const MOST = 1_000_000;

interface Progress {
  dimensions: number | null;
  doneTo: number;
  /** On the wall clock, in milliseconds. */
  takenUntil: number;
}

/** The vectors of one scope and model. */
interface Space extends Progress {
  readonly scope: MemoryScope;
  readonly model: string;
  vectors: StoredVector[];
}

/** Vectors, and what waits for them. They search nothing themselves. */
export function makeInMemoryVectors(
  state: InMemoryState,
  recallIndex: RecallIndex,
): { readonly vectors: VectorIndex; readonly embeddingQueue: EmbeddingQueue } {
  const spaces = new Map<string, Space>();
  const keyOf = (scope: string, model: string): string => JSON.stringify([scope, model]);
  const spacesOf = (scope: MemoryScope): readonly Space[] =>
    [...spaces.values()].filter((each) => scopeKey(each.scope) === scopeKey(scope));
  /** Those whose entries are there. */
  const present = async ({ scope, vectors }: Space): Promise<readonly StoredVector[]> => {
    const known = new Set((await recallIndex.read(scope, 0, MOST)).map(({ number }) => number));
    return vectors.filter(({ number }) => known.has(number));
  };
  const stateOf = (scope: string, model: string, dimensions: number | null): Progress => {
    const { takenUntil = 0, ...space } = spaces.get(keyOf(scope, model)) ?? { dimensions: null, doneTo: 0 };
    const isOther = dimensions !== null && space.dimensions !== null && space.dimensions !== dimensions;
    return { dimensions: space.dimensions, doneTo: isOther ? 0 : space.doneTo, takenUntil };
  };
  const waitsIn = async (scope: MemoryScope, model: string, dimensions: number | null): Promise<number> =>
    (await recallIndex.read(scope, stateOf(scopeKey(scope), model, dimensions).doneTo, MOST)).length;
  const isDone = async (scope: MemoryScope, progress: Progress): Promise<boolean> =>
    progress.doneTo >= (await recallIndex.head(scope)).last;
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
        const servedAt = (scope: MemoryScope): number => stateOf(scopeKey(scope), model, dimensions).takenUntil;
        for (const scope of scopesOf(state).toSorted((a, b) => servedAt(a) - servedAt(b))) {
          const key = scopeKey(scope);
          const progress = stateOf(key, model, dimensions);
          const { last } = await recallIndex.head(scope);
          if (progress.doneTo >= last || progress.takenUntil > state.clock.now().getTime()) continue;
          const space = spaces.get(keyOf(key, model)) ?? { scope, model, dimensions: null, doneTo: 0, takenUntil: 0, vectors: [] };
          space.takenUntil = state.clock.now().getTime() + leaseMs;
          spaces.set(keyOf(key, model), space);
          const waiting = await textsAfter(state, recallIndex, scope, { after: progress.doneTo, limit, maxCharacters });
          return batchOf({ scope: key, model, after: progress.doneTo, last, waiting, limit });
        }
        return null;
      },
      keep: async ({ scope, model, after }, { dimensions }, vectors, upTo) => {
        const space = spaces.get(keyOf(scope, model));
        const isOther = space !== undefined && space.dimensions !== null && space.dimensions !== dimensions;
        if (space === undefined || (isOther ? 0 : space.doneTo) !== after) return false;
        if (isOther) space.vectors = [];
        Object.assign(space, { dimensions, doneTo: upTo, takenUntil: state.clock.now().getTime() });
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
        for (const scope of scopesOf(state)) {
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
        const counts = await Promise.all(scopesOf(state).map((scope) => waitsIn(scope, model, dimensions)));
        return counts.reduce((sum, count) => sum + count, 0);
      },
    },
  };
}

async function headOf(space: Space, dimensions: number, present: Promise<readonly StoredVector[]>, isComplete: Promise<boolean>) {
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

async function textsAfter(
  state: InMemoryState,
  recallIndex: RecallIndex,
  scope: MemoryScope,
  { after, limit, maxCharacters }: { readonly after: number; readonly limit: number; readonly maxCharacters: number },
): Promise<readonly WaitingText[]> {
  const entries = await recallIndex.read(scope, after, limit);
  const texts = await recallIndex.texts(
    scope,
    entries.map(({ number }) => number),
  );
  return texts
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ number, text, turnId, factId }) => {
      const turn = state.turns.get(turnId ?? '')?.turn;
      const personId = state.facts.get(factId ?? '')?.speakerId ?? turn?.personId ?? null;
      const conversationId = scope.kind === 'group' ? (turn?.conversationId ?? null) : null;
      return personId === null ? [] : [{ number, text: text.trim().slice(0, maxCharacters), personId, conversationId }];
    });
}

function scopeKey(scope: MemoryScope): string {
  return JSON.stringify(scope.kind === 'person' ? ['person', scope.personId] : ['group', scope.channel, scope.account, scope.chat]);
}

function scopesOf(state: InMemoryState): readonly MemoryScope[] {
  const groups = [...state.conversations.values()].flatMap(({ conversation: { audience, address } }): readonly MemoryScope[] => {
    const { channel, account, chat } = address;
    return audience === 'group' ? [{ kind: 'group', channel, account, chat }] : [];
  });
  const all = [...[...state.people.keys()].map((personId): MemoryScope => ({ kind: 'person', personId })), ...groups];
  return [...new Map(all.map((scope) => [scopeKey(scope), scope])).values()];
}
