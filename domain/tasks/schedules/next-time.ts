import { Cron } from 'croner';

import type { ScheduleTime } from '../schedule.ts';
import { spellOut } from './spell-out.ts';

/**
 * The next time strictly after `after`; null: there is none.
 *
 * A cron expression is read on the clock on the wall of its zone. One that names hours fires once for each time it names: a time that a zone leaves out
 * (clocks go forward) is made up for at the end of the gap, together with all others in it; of a time that comes twice (clocks go back) only the first
 * counts. One that runs in every hour keeps its pace instead: it fires whenever the clock shows its minutes, in both hours of the same name. A day that
 * a zone leaves out altogether (Samoa, 30 December 2011) has no times.
 */
export function nextTime(time: ScheduleTime, after: Date): Date | null {
  if (time.kind === 'once') return time.at > after ? time.at : null;
  return cronOf(time.expression, time.zone).nextRun(after);
}

/** The reader of a five-field expression; throws what croner throws. It starts no timer. */
export function cronOf(expression: string, zone: string): Cron {
  return new Cron(spellOut(expression), { timezone: zone, mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true });
}
