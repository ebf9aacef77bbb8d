import type { ScheduleTime } from '../schedule.ts';
import { nextTime } from './next-time.ts';

/** A clock that is set back further than this was wrong before, or is now: what it showed is no longer waited for. */
const TRUSTED_MS = 3_600_000;

/** The next time from now on that has not fired yet, also when the clock was set back a little since; null: there is none. */
export function firstAfter(
  time: ScheduleTime,
  { now, lastFiredAt }: { readonly now: Date; readonly lastFiredAt: Date | null },
): Date | null {
  const ahead = (lastFiredAt?.getTime() ?? 0) - now.getTime();
  return nextTime(time, lastFiredAt !== null && ahead > 0 && ahead <= TRUSTED_MS ? lastFiredAt : now);
}
