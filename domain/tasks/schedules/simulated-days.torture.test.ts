import { expect, it } from 'vitest';

import { aSchedule } from '../../testing/a-schedule.ts';
import { furnish, makeDomainWorld } from '../../testing/domain-world.ts';
import { makeManualClock } from '../../testing/manual-clock.ts';
import { timesOf } from '../../testing/schedule-oracle.ts';
import type { Pattern } from '../../testing/schedule-oracle.ts';
import type { MissedPolicy } from '../schedule.ts';
import { MISSED_AFTER_MS } from './decide-firing.ts';
import { makeFireSchedule } from './fire-schedule.ts';
import { nextTime } from './next-time.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 0, 1);
const DAYS = process.env['PARLEY_TEST_LONG'] === '1' ? 20_000 : 300;

const ROOM = { openPerPerson: Infinity };

const CASES: readonly (readonly [string, string, Pattern, MissedPolicy])[] = [
  ['Europe/Berlin', '30 2 * * *', { minutes: [30], hours: [2] }, 'run-once'],
  ['America/New_York', '30 1-2 * * *', { minutes: [30], hours: [1, 2] }, 'skip'],
  ['Australia/Lord_Howe', '15 2,14 * * *', { minutes: [15], hours: [2, 14] }, 'run-once'],
  ['Africa/Casablanca', '45 2 * * *', { minutes: [45], hours: [2] }, 'skip'],
  ['America/Santiago', '0 0 * * *', { minutes: [0], hours: [0] }, 'skip'],
];

/** Numbers that look random and are the same each time (a linear congruential generator, Numerical Recipes). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

it.each(CASES)(
  'over many days in %s, %s fires each time once, and what was missed as its policy says',
  async (zone, expression, pattern, missed) => {
    const ports = await furnish(makeDomainWorld({ clock: makeManualClock(new Date(FROM)) }));
    const time = { kind: 'cron', expression, zone } as const;
    await ports.schedules.add(aSchedule({ time, missed, nextAt: nextTime(time, new Date(FROM)) }));
    const workers = [makeFireSchedule(ports, ROOM), makeFireSchedule(ports, ROOM)];
    const random = makeRandom(7);
    const fired: number[] = [];
    const { fire } = ports.schedules;
    ports.schedules.fire = async (id, from, next) => {
      const isOurs = await fire(id, from, next);
      if (isOurs && next.task !== null) fired.push(ports.clock.now().getTime());
      return isOurs;
    };
    const times = timesOf(pattern, zone, FROM, FROM + DAYS * DAY);
    const expected: number[] = [];
    for (let index = 0; index < times.length;) {
      const due = times[index] ?? 0;
      // Mostly a little late, sometimes off for days.
      const now = due + (random() < 0.02 ? Math.floor(random() * 5 * DAY) : Math.floor(random() * MISSED_AFTER_MS));
      const last = times.findLastIndex((each, at) => at < index + 20 && each <= now);
      if (missed === 'run-once' || now - (times[last] ?? 0) <= MISSED_AFTER_MS) expected.push(now);
      ports.clock.jump(now - ports.clock.now().getTime());
      const [schedule] = await ports.schedules.due(ports.clock.now(), 1);
      if (schedule === undefined) throw new Error(`nothing is due at ${new Date(now).toISOString()}`);
      await Promise.all(workers.map((worker) => worker(schedule)));
      expect(await ports.schedules.due(ports.clock.now(), 1)).toEqual([]);
      index = last + 1;
    }
    expect(fired).toEqual(expected);
  },
);
