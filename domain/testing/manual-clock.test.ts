import { expect, test } from 'vitest';
import { makeManualClock } from './manual-clock.ts';

test('wakes sleepers in order of time, also those that sleep again on the way', async () => {
  const clock = makeManualClock();
  const woken: string[] = [];
  const nap = async (name: string, ...naps: number[]): Promise<void> => {
    for (const ms of naps) {
      await clock.sleep(ms);
      woken.push(`${name}@${String(clock.monotonic())}`);
    }
  };
  void nap('slow', 50);
  void nap('twice', 20, 20);
  await clock.advance(45);
  expect(woken).toEqual(['twice@20', 'twice@40']);
  expect(clock.sleepers).toBe(1);
  await clock.advance(5);
  expect(woken).toEqual(['twice@20', 'twice@40', 'slow@50']);
  expect(clock.now()).toEqual(new Date('2026-11-23T12:00:00.050Z'));
});

test('a sleep ends with the reason of its signal and leaves nothing behind', async () => {
  const clock = makeManualClock();
  const stop = new AbortController();
  const sleeping = clock.sleep(10, stop.signal);
  stop.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
  await expect(clock.sleep(10, stop.signal)).rejects.toThrow('enough');
  expect(clock.sleepers).toBe(0);
});

test('a jump of the wall clock wakes nobody', async () => {
  const clock = makeManualClock();
  void clock.sleep(10);
  clock.jump(-3_600_000);
  expect(clock.now()).toEqual(new Date('2026-11-23T11:00:00Z'));
  expect(clock.monotonic()).toBe(0);
  expect(clock.sleepers).toBe(1);
});
