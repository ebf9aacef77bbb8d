import type { RecallIndex, ScopeHead, ShownTurns } from '../../ports/recall-index.ts';
import type { MemoryScope } from './remembered.ts';
import { makeScopeIndex } from './scope-index.ts';
import type { ScopeIndex } from './scope-index.ts';
import type { TextAnalyser } from './text-analyser.ts';

/** So few that the event loop is never held for long. */
const PAGE = 100;
const BATCH = 50;
/** How much of what waits is indexed before a question is answered; more is left to the background. */
const MOST_BATCHES = 4;
/** More are read while questions are answered from a part of them. */
const AT_ONCE = 3_000;
/** That part: so many of those that fit, with what stands beside them, and of the newest. */
const FITTING = 200;
const NEWEST = 500;
/** Of all scopes together; about 200 bytes each. The scope that is asked is held whatever its size. */
const MOST_ENTRIES = 300_000;

/** What is read of an index; without `large`, scopes are never read ahead, and without `sample`, whoever asks waits until the whole is read. */
type Indexed = Pick<RecallIndex, 'indexNext' | 'head' | 'read'> & Partial<Pick<RecallIndex, 'sample' | 'entries' | 'large'>>;

interface Held {
  epoch: number;
  index: ScopeIndex;
  /** One reads at a time. */
  turn: Promise<unknown>;
  /** The whole of it is being read, while others make do with less; null: it is not. */
  loading: Promise<void> | null;
}

/** Scopes in memory. */
export interface ScopeCache {
  /**
   * Brings the index of a scope up to date with the database and returns it, but for what a prompt shows anyway. While a large scope is read for the first time,
   * the index holds only what has most of the terms and what is newest; while it is read anew, because something was taken out, it is as it was.
   */
  open(scope: MemoryScope, shown?: ShownTurns, terms?: readonly string[]): Promise<ScopeIndex>;
  /** Reads the largest scopes, so that nobody has to wait for them. */
  warm(signal: AbortSignal): Promise<void>;
  /** Lets go of all of them: what somebody wanted forgotten may be in one. */
  clear(): void;
}

/** Scopes that were asked lately, in memory; the database is asked each time how far they are, so that several processes know the same. */
export function makeScopeCache(recallIndex: Indexed, analyser: TextAnalyser, mostEntries = MOST_ENTRIES): ScopeCache {
  const held = new Map<string, Held>();
  const open = async (scope: MemoryScope, shown?: ShownTurns, terms: readonly string[] = []): Promise<ScopeIndex> => {
    const key = JSON.stringify(scope);
    const one = held.get(key) ?? { epoch: 0, index: makeScopeIndex(), turn: Promise.resolve(), loading: null };
    // The ones asked last stand last.
    held.delete(key);
    held.set(key, one);
    const update = one.turn.then(() => bringUpToDate(recallIndex, analyser, { scope, shown, terms }, one));
    one.turn = update.catch(() => undefined);
    const index = await update;
    evict(held, key, mostEntries);
    return index;
  };
  const warm = async (signal: AbortSignal): Promise<void> => {
    let room = mostEntries / 2;
    for (const { scope, last } of (await recallIndex.large?.(AT_ONCE)) ?? []) {
      room -= last;
      if (room < 0 || signal.aborted) return;
      await open(scope);
      await held.get(JSON.stringify(scope))?.loading;
    }
  };
  return { open, warm, clear: () => held.clear() };
}

interface Wanted {
  readonly scope: MemoryScope;
  readonly shown: ShownTurns | undefined;
  readonly terms: readonly string[];
}

async function bringUpToDate(
  recallIndex: Indexed,
  { analyse }: TextAnalyser,
  { scope, shown, terms }: Wanted,
  held: Held,
): Promise<ScopeIndex> {
  const { index } = held;
  // What has come since is on its way while the head is: there is nearly always something, and seldom more than a page.
  const [first, news] = await Promise.all([
    recallIndex.head(scope, shown),
    index.last === 0 ? [] : recallIndex.read(scope, index.last, PAGE),
  ]);
  let head = first;
  for (let batch = 0; head.isBehind && batch < MOST_BATCHES; batch += 1) {
    // 0: another process has them in hand.
    if ((await recallIndex.indexNext(analyse, BATCH, scope)) === 0) break;
    head = await recallIndex.head(scope, shown);
  }
  if (held.index === index) index.add(news);
  const isOld = head.epoch !== held.epoch;
  const missing = head.last - (isOld ? 0 : held.index.last);
  if (missing > AT_ONCE && recallIndex.sample !== undefined) {
    held.loading ??= load(recallIndex, scope, held, head);
    if (held.index.last === 0) return sampled({ ...recallIndex, sample: recallIndex.sample }, { scope, terms, last: head.last });
  } else if (isOld) {
    held.index = makeScopeIndex();
    held.epoch = head.epoch;
  }
  await readOn(recallIndex, scope, held.index, head.last);
  return held.index;
}

/** Reads the whole scope while others go on with what there is. */
async function load(recallIndex: Indexed, scope: MemoryScope, held: Held, { epoch, last }: ScopeHead): Promise<void> {
  const index = makeScopeIndex();
  try {
    await readOn(recallIndex, scope, index, last);
    held.index = index;
    held.epoch = epoch;
  } catch {
    // The database is away: whoever asks next begins anew.
  } finally {
    held.loading = null;
  }
}

/** What is told of a large scope while it is read. */
async function sampled(
  { sample, entries, read }: Indexed & Pick<RecallIndex, 'sample'>,
  { scope, terms, last }: { readonly scope: MemoryScope; readonly terms: readonly string[]; readonly last: number },
): Promise<ScopeIndex> {
  const index = makeScopeIndex();
  const from = last - NEWEST;
  const numbers = (await sample(scope, terms, FITTING)).filter((number) => number <= from);
  for (let at = 0; at < numbers.length; at += PAGE) index.add((await entries?.(scope, numbers.slice(at, at + PAGE))) ?? []);
  await readOn({ read: (of, after, limit) => read(of, Math.max(after, from), limit) }, scope, index, last);
  return index;
}

/** The next page is on its way while one is taken in. */
async function readOn(recallIndex: Pick<Indexed, 'read'>, scope: MemoryScope, index: ScopeIndex, last: number): Promise<void> {
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
