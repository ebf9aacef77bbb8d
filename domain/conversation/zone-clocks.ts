import { dayNames } from '../costs/calendar-day.ts';
import { wallClock } from '../tasks/schedules/zone-time.ts';

/** So many zones are kept: those of the people who talk now. */
const MOST = 50;

interface ZoneClock {
  /** As `wallClock` tells it. */
  readonly wallAt: (instant: Date) => number;
  /** As `dayNames` tells it. */
  readonly dayOf: (at: Date) => string;
}

/** The clocks of zones by the zones' names. */
export type ZoneClocks = (zone: string) => ZoneClock;

/** Keeps those that were asked for last: to make one takes longer than all that a turn asks of it. */
export function makeZoneClocks(): ZoneClocks {
  const known = new Map<string, ZoneClock>();
  return (zone) => {
    const clock = known.get(zone) ?? { wallAt: wallClock(zone), dayOf: dayNames(zone) };
    known.delete(zone);
    known.set(zone, clock);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return clock;
  };
}
