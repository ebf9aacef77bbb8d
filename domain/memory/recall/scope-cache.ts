import type { RecallIndex } from '../../ports/recall-index.ts';
import type { MemoryScope } from './remembered.ts';
import { makeScopeIndex } from './scope-index.ts';
import type { ScopeIndex } from './scope-index.ts';
import type { TextAnalyser } from './text-analyser.ts';

/** So few that the event loop is never held for long. */
const PAGE = 100;
const BATCH = 50;
/** How much of what waits is indexed before a question is answered; more is left to the background. */
const MOST_BATCHES = 4;
/** Of all scopes together; about 200 bytes each. The scope that is asked is held whatever its size. */
const MOST_ENTRIES = 300_000;

interface Held {
  epoch: number;
  index: ScopeIndex;
  /** One reads at a time. */
  turn: Promise<unknown>;
}

/** Scopes in memory. */
export interface ScopeCache {
  /** Brings the index of a scope up to date with the database and returns it; `without`: but for a turn for which nobody waits. */
  open(scope: MemoryScope, without?: string): Promise<ScopeIndex>;
  /** Lets go of all of them: what somebody wanted forgotten may be in one. */
  clear(): void;
}

/** Scopes that were asked lately, in memory; the database is asked each time how far they are, so that several processes know the same. */
export function makeScopeCache(recallIndex: RecallIndex, analyser: TextAnalyser, mostEntries = MOST_ENTRIES): ScopeCache {
  const held = new Map<string, Held>();
  const open = async (scope: MemoryScope, without?: string): Promise<ScopeIndex> => {
    const key = JSON.stringify(scope);
    const one = held.get(key) ?? { epoch: 0, index: makeScopeIndex(), turn: Promise.resolve() };
    // The ones asked last stand last.
    held.delete(key);
    held.set(key, one);
    const update = one.turn.then(() => bringUpToDate(recallIndex, analyser, { scope, without }, one));
    one.turn = update.catch(() => undefined);
    await update;
    evict(held, key, mostEntries);
    return one.index;
  };
  return { open, clear: () => held.clear() };
}

interface Wanted {
  readonly scope: MemoryScope;
  readonly without: string | undefined;
}

async function bringUpToDate(recallIndex: RecallIndex, { analyse }: TextAnalyser, { scope, without }: Wanted, held: Held): Promise<void> {
  let head = await recallIndex.head(scope, without);
  for (let batch = 0; head.isBehind && batch < MOST_BATCHES; batch += 1) {
    // 0: another process has them in hand.
    if ((await recallIndex.indexNext(analyse, BATCH, scope)) === 0) break;
    head = await recallIndex.head(scope, without);
  }
  if (head.epoch !== held.epoch) {
    held.index = makeScopeIndex();
    held.epoch = head.epoch;
  }
  await readOn(recallIndex, scope, held.index, head.last);
}

/** The next page is on its way while one is taken in. */
async function readOn(recallIndex: RecallIndex, scope: MemoryScope, index: ScopeIndex, last: number): Promise<void> {
  if (index.last >= last) return;
  let page = await recallIndex.read(scope, index.last, PAGE);
  while (page.length > 0) {
    const next = page.length < PAGE ? [] : recallIndex.read(scope, page.at(-1)?.number ?? last, PAGE);
    index.add(page);
    page = await next;
  }
}

function evict(held: Map<string, Held>, asked: string, mostEntries: number): void {
  let entries = [...held.values()].reduce((sum, { index }) => sum + index.size, 0);
  for (const [key, { index }] of [...held]) {
    if (entries <= mostEntries) return;
    if (key === asked) continue;
    held.delete(key);
    entries -= index.size;
  }
}
