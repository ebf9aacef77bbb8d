import { expect, test } from 'vitest';

import { makeManualClock } from '../testing/manual-clock.ts';
import { Idle, IdleTime } from './idle-time.ts';

function world(goesOn: () => Promise<boolean> = async () => false) {
  const clock = makeManualClock();
  return { clock, idle: new IdleTime({ clock, milliseconds: 1_000, goesOn }) };
}

test('is over when there was no sign of life for so long', async () => {
  const { clock, idle } = world();
  await clock.advance(999);
  expect(idle.signal.aborted).toBe(false);
  await clock.advance(1);
  expect(idle.signal.reason).toBeInstanceOf(Idle);
  expect(clock.sleepers).toBe(0);
});

test('each sign of life begins it anew', async () => {
  const { clock, idle } = world();
  for (let n = 0; n < 10; n += 1) {
    await clock.advance(900);
    idle.alive();
  }
  expect([idle.signal.aborted, idle.aliveAt]).toEqual([false, 9_000]);
  await clock.advance(1_000);
  expect(idle.signal.aborted).toBe(true);
});

test('stands still while the run waits for a person, also when it waits twice at once', async () => {
  const { clock, idle } = world();
  const waits = [1_500, 5_000].map((ms) => idle.standStillDuring(() => clock.sleep(ms)));
  await clock.advance(5_000);
  await Promise.all(waits);
  expect(idle.signal.aborted).toBe(false);
  await clock.advance(1_000);
  expect(idle.signal.aborted).toBe(true);
});

test('goes on when whoever is asked says so, and is asked again', async () => {
  const answers = [true, true, false];
  const { clock, idle } = world(async () => answers.shift() ?? false);
  await clock.advance(2_999);
  expect([idle.signal.aborted, answers]).toEqual([false, [false]]);
  await clock.advance(1);
  expect(idle.signal.reason).toBeInstanceOf(Idle);
});

test('what goes wrong while it is asked is not hidden; after the end nothing is aborted', async () => {
  const broken = world(() => Promise.reject(new TypeError('oops')));
  await broken.clock.advance(1_000);
  expect(broken.idle.signal.reason).toBeInstanceOf(TypeError);
  const ended = world();
  ended.idle.stop();
  await ended.clock.advance(5_000);
  expect([ended.idle.signal.aborted, ended.clock.sleepers]).toEqual([false, 0]);
});
