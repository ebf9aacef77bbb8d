import { describe, expect } from 'vitest';

import { startSchedules } from '../../domain/tasks/schedules/start-schedules.ts';
import { aSchedule } from '../../domain/testing/a-schedule.ts';
import { NOON } from '../../domain/testing/fixtures.ts';
import { makeInProcessDoorbell } from '../../domain/testing/in-process-doorbell.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeRecordingCrashPoints } from '../../domain/testing/recording-crash-points.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { testIn } from '../../domain/testing/contracts/world.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

const it = testIn(makePostgresWorld);
const MINUTE = 60_000;
const MINUTES = 5;
const SCHEDULES = 8;

describe('schedules', () => {
  it('I4: two workers on one database, that start together and again, make each task once', async (world) => {
    const time = { kind: 'cron', expression: '* * * * *', zone: 'UTC' } as const;
    const nextAt = new Date(NOON.getTime() + MINUTE);
    for (let number = 0; number < SCHEDULES; number += 1)
      await world.schedules.add(aSchedule({ id: `race${String(number)}`, time, nextAt }));
    const makeWorker = (clock: ReturnType<typeof makeManualClock>) =>
      startSchedules(
        {
          ...world,
          clock,
          doorbell: makeInProcessDoorbell(),
          crashPoints: makeRecordingCrashPoints(),
          logger: makeRecordingLogger(),
        },
        { openPerPerson: 1_000 },
      );
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      const clock = makeManualClock(new Date(NOON.getTime() + minute * MINUTE));
      const workers = [makeWorker(clock), makeWorker(clock), makeWorker(clock)];
      const isDone = async () => (await world.schedules.due(clock.now(), 1)).length === 0;
      await expect.poll(isDone, { timeout: 10_000, interval: 10 }).toBe(true);
      for (const worker of workers) await worker.stop();
    }
    const { items } = await world.tasks.list('everybody', { limit: 1_000, after: null });
    expect(items).toHaveLength(SCHEDULES * MINUTES);
    const made = items.map(({ item }) => `${item.scheduleId ?? ''} ${item.createdAt.toISOString()}`);
    expect(new Set(made).size).toBe(SCHEDULES * MINUTES);
  });
});
