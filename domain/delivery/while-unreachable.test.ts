import { expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { makeManualClock } from '../testing/manual-clock.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

test('is done again with growing pauses until the database is back', async () => {
  const clock = makeManualClock();
  const at: number[] = [];
  const done = retryWhileUnreachable(clock, new AbortController().signal, async () => {
    at.push(clock.monotonic());
    if (at.length < 8) throw new UnreachableError('away');
    return 'back';
  });
  await clock.advance(10_000);
  await expect(done).resolves.toBe('back');
  expect(at).toEqual([0, 100, 300, 700, 1_500, 3_100, 5_100, 7_100]);
});

test('anything else that goes wrong is thrown, and so is the reason to stop waiting', async () => {
  const clock = makeManualClock();
  const stop = new AbortController();
  await expect(retryWhileUnreachable(clock, stop.signal, () => Promise.reject(new TypeError('broken')))).rejects.toThrow(TypeError);
  const waiting = retryWhileUnreachable(clock, stop.signal, () => Promise.reject(new UnreachableError('away')));
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  expect(clock.sleepers).toBe(0);
});
