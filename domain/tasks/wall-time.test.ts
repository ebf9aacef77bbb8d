import { expect, test } from 'vitest';

import { makeManualClock } from '../testing/manual-clock.ts';
import { OverTime, WallTime } from './wall-time.ts';

test('is over when it has passed, or at once when there is none left', async () => {
  const clock = makeManualClock();
  const time = new WallTime({ clock, milliseconds: 1_000 });
  await clock.advance(999);
  expect(time.signal.aborted).toBe(false);
  await clock.advance(1);
  expect(time.signal.reason).toBeInstanceOf(OverTime);
  const none = new WallTime({ clock, milliseconds: 0 });
  await clock.advance(0);
  expect(none.signal.aborted).toBe(true);
});

test('stands still while somebody is waited for, also when that fails, and runs on with what was left', async () => {
  const clock = makeManualClock();
  const time = new WallTime({ clock, milliseconds: 1_000 });
  await clock.advance(400);
  const waiting = time.standStillDuring(() => clock.sleep(60_000).then(() => 'yes'));
  await clock.advance(60_000);
  await expect(waiting).resolves.toBe('yes');
  await clock.advance(300);
  await expect(time.standStillDuring(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await clock.advance(299);
  expect(time.signal.aborted).toBe(false);
  await clock.advance(1);
  expect(time.signal.aborted).toBe(true);
});

test('that was stopped leaves nothing behind', async () => {
  const clock = makeManualClock();
  const time = new WallTime({ clock, milliseconds: 1_000 });
  time.stop();
  await clock.advance(5_000);
  expect([time.signal.aborted, clock.sleepers]).toEqual([false, 0]);
});
