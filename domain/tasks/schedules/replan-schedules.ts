import type { Ports } from '../../ports/ports.ts';
import { firstAfter } from './first-after.ts';

/**
 * After the clock was set back: a schedule that had moved on by a wrong clock would otherwise sleep until that time comes. Times that have made their
 * task make no other one.
 */
export async function replanSchedules({ schedules, clock, logger }: Pick<Ports, 'schedules' | 'clock' | 'logger'>): Promise<void> {
  const now = clock.now();
  for (const schedule of await schedules.list('everybody')) {
    if (schedule.state !== 'active' || schedule.nextAt === null || schedule.nextAt <= now) continue;
    const nextAt = firstAfter(schedule.time, { now, lastFiredAt: schedule.lastFiredAt });
    if (nextAt === null || nextAt >= schedule.nextAt) continue;
    if (await schedules.change(schedule, { ...schedule, nextAt })) logger.info('schedule.replanned', { scheduleId: schedule.id });
  }
}
