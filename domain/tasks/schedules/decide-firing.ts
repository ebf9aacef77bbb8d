import type { Schedule } from '../schedule.ts';
import { nextTime } from './next-time.ts';

/** Later than this, a time was missed: Parley was off, or its clock was wrong. */
export const MISSED_AFTER_MS = 5 * 60_000;

export type FiringDecision =
  /** Nothing is due. */
  | { readonly kind: 'wait' }
  /** Make the task of `planned`, one for all times up to now; `nextAt` null: it was the last. */
  | { readonly kind: 'fire'; readonly planned: Date; readonly nextAt: Date | null }
  | { readonly kind: 'skip'; readonly nextAt: Date | null };

/** What becomes of a schedule at this time. Several times that have come since it was last looked at are one: never a burst. */
export function decideFiring({ time, state, nextAt, missed }: Schedule, now: Date): FiringDecision {
  if (state !== 'active' || nextAt === null || nextAt > now) return { kind: 'wait' };
  const following = nextTime(time, now);
  const planned = firstSince(time, nextAt, now.getTime() - MISSED_AFTER_MS);
  if (planned !== null && planned <= now) return { kind: 'fire', planned, nextAt: following };
  return missed === 'run-once' ? { kind: 'fire', planned: nextAt, nextAt: following } : { kind: 'skip', nextAt: following };
}

/** The first time that is not before `nextAt` and not before `since`. */
function firstSince(time: Schedule['time'], nextAt: Date, since: number): Date | null {
  return nextAt.getTime() >= since ? nextAt : nextTime(time, new Date(since - 1));
}
