import { expect, test } from 'vitest';

import { makeValueStore } from './value-store.ts';

test('watchers hear of changes, not of the same value again, and nothing after they stopped', () => {
  const store = makeValueStore('live');
  let heard = 0;
  const stop = store.subscribe(() => {
    heard += 1;
  });
  store.set('live');
  store.set('lost');
  expect([store.get(), heard]).toEqual(['lost', 1]);
  stop();
  store.set('live');
  expect(heard).toBe(1);
});
