import { expect, test } from 'vitest';

import type { RecallIndex } from '../../ports/recall-index.ts';
import type { Remembered } from './remembered.ts';
import { makeScopeCache } from './scope-cache.ts';
import type { ScopeIndex } from './scope-index.ts';
import { makeTextAnalyser } from './text-analyser.ts';

const MINE = { kind: 'person', personId: 'anna' } as const;
const MANY = 4_000;

function entry(number: number): Remembered {
  const terms = number === 7 ? 'umbrella red' : `word${String(number % 50)}`;
  const where = { conversationId: 'talk', position: number, speakerId: 'anna', speaker: 'Аня' } as const;
  return { number, kind: 'said', ...where, at: new Date(number * 60_000), terms, traits: 0 };
}

/** A scope of so many entries, whose pages come when they are let. */
function world() {
  const all = Array.from({ length: MANY }, (_each, at) => entry(at + 1));
  const state = { epoch: 1, isAway: false, pages: 0 };
  let gate: Promise<void> = Promise.resolve();
  let open = (): void => undefined;
  const recallIndex: Omit<RecallIndex, 'texts'> = {
    indexNext: async () => 0,
    head: async () => ({ last: all.length, epoch: state.epoch, isBehind: false }),
    read: async (_scope, after, limit) => {
      // What is newest comes at once.
      if (after < MANY - 1_000) await gate;
      if (state.isAway) throw new Error('away');
      state.pages += 1;
      return all.filter(({ number }) => number > after).slice(0, limit);
    },
    sample: async (_scope, terms) => (terms.includes('umbrella') ? [5, 6, 7, 8, 9] : []),
    entries: async (_scope, numbers) => all.filter(({ number }) => numbers.includes(number)),
    large: async (moreThan) => (MANY > moreThan ? [{ scope: MINE, last: MANY }] : []),
  };
  return {
    all,
    state,
    cache: makeScopeCache(recallIndex, makeTextAnalyser()),
    close: () => void (gate = new Promise((resolve) => (open = resolve))),
    open: () => open(),
  };
}

const has = (index: ScopeIndex, term: string): boolean => index.vocabulary.find(term) !== undefined;

test('the first question to a large scope is answered from what fits and what is newest, while the whole is read', async () => {
  const { cache, close, open } = world();
  close();
  const first = await cache.open(MINE, undefined, ['umbrella']);
  expect(first.size).toBe(505);
  expect(has(first, 'umbrella')).toBe(true);
  const numbers = Array.from({ length: first.size }, (_each, at) => first.numberOf(at));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect((await cache.open(MINE, undefined, ['word3'])).size).toBe(500);
  open();
  await expect.poll(async () => (await cache.open(MINE)).size).toBe(MANY);
});

test('while a large scope is read anew, because something was taken out, questions are answered from what there was, and from what is new', async () => {
  const { cache, state, close, open, all } = world();
  await cache.warm(new AbortController().signal);
  const before = await cache.open(MINE);
  expect(before.size).toBe(MANY);
  close();
  state.epoch += 1;
  all.push({ ...entry(MANY + 1), terms: 'brandnew' });
  const meanwhile = await cache.open(MINE);
  expect(meanwhile).toBe(before);
  expect(has(meanwhile, 'brandnew')).toBe(true);
  open();
  await expect.poll(async () => (await cache.open(MINE)) === before).toBe(false);
  expect((await cache.open(MINE)).size).toBe(MANY + 1);
});

test('a database that goes away while a large scope is read leaves the next question to begin anew', async () => {
  const { cache, state, close, open } = world();
  close();
  await cache.open(MINE);
  state.isAway = true;
  open();
  await expect(cache.open(MINE)).rejects.toThrow('away');
  state.isAway = false;
  await expect.poll(async () => (await cache.open(MINE)).size).toBe(MANY);
});

test('scopes are read ahead no further than there is room, and not once the program ends', async () => {
  const { cache, state } = world();
  await cache.warm(AbortSignal.abort());
  expect(state.pages).toBe(0);
});
