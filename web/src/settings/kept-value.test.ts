import { expect, test } from 'vitest';

import { makeKeptValue } from './kept-value.ts';

const THEMES = ['system', 'light', 'dark'] as const;

function storage(known: Record<string, string> = {}) {
  const kept = new Map(Object.entries(known));
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

test('what was chosen is there again, what is none of the values is not', () => {
  const place = storage();
  const store = makeKeptValue(place, 'theme', THEMES);
  expect(store.get()).toBe('system');
  store.set('dark');
  expect([store.get(), makeKeptValue(place, 'theme', THEMES).get()]).toEqual(['dark', 'dark']);
  expect(makeKeptValue(storage({ theme: 'pink' }), 'theme', THEMES).get()).toBe('system');
});

test('a browser that keeps nothing still obeys until the page is left', () => {
  const refuse = () => {
    throw new Error('denied');
  };
  const store = makeKeptValue({ getItem: refuse, setItem: refuse }, 'theme', THEMES);
  store.set('light');
  expect(store.get()).toBe('light');
});
