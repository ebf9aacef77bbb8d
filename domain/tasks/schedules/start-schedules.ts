import { makeRingWaiter } from '../../delivery/ring-waiter.ts';
import { UnreachableError } from '../../errors.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Schedule } from '../schedule.ts';
import type { TaskSettings } from '../task-settings.ts';
import { makeFireSchedule } from './fire-schedule.ts';
import type { FireSchedule } from './fire-schedule.ts';
import { replanSchedules } from './replan-schedules.ts';

/** Also how late a clock that was set is noticed. */
const POLL_MS = 15_000;
const AFTER_FAILURE_MS = 1_000;
const AT_ONCE = 100;
/** A clock that is corrected all the time moves by less. */
const SET_BACK_MS = 1_000;

type SchedulePorts = Parameters<typeof makeFireSchedule>[0] & Pick<Ports, 'schedules' | 'clock' | 'doorbell' | 'logger'>;

/** Makes the tasks of schedules when their time comes, until stopped. Any number of workers may do so beside each other. */
export function startSchedules(deps: SchedulePorts, settings: Pick<TaskSettings, 'openPerPerson'>): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const looping = loop(deps, makeFireSchedule(deps, settings), stopped.signal);
  return {
    async stop() {
      stopped.abort();
      await looping;
    },
  };
}

async function loop(deps: SchedulePorts, fire: FireSchedule, stopped: AbortSignal): Promise<void> {
  using rings = makeRingWaiter(deps, 'work:schedules');
  let ahead = Infinity;
  while (!stopped.aborted) {
    let wait = AFTER_FAILURE_MS;
    try {
      const now = deps.clock.now().getTime() - deps.clock.monotonic();
      // At the start it may have been set back before.
      if (now < ahead - SET_BACK_MS) await replanSchedules(deps);
      ahead = now;
      wait = await fireDue(deps, fire, stopped);
    } catch (cause) {
      logFailure(deps, null, cause);
    }
    await rings.wait(wait, stopped);
  }
}

/** Returns after how many milliseconds to look again. */
async function fireDue(deps: SchedulePorts, fire: FireSchedule, stopped: AbortSignal): Promise<number> {
  const due = await deps.schedules.due(deps.clock.now(), AT_ONCE);
  let hasFailed = false;
  for (const schedule of due) {
    if (stopped.aborted) return 0;
    hasFailed = !(await fireOne(deps, fire, schedule)) || hasFailed;
  }
  if (hasFailed) return AFTER_FAILURE_MS;
  if (due.length === AT_ONCE) return 0;
  const [next] = await deps.schedules.list('everybody');
  const untilNext = next?.nextAt == null ? POLL_MS : next.nextAt.getTime() - deps.clock.now().getTime();
  return Math.min(POLL_MS, Math.max(0, untilNext));
}

/** One that fails keeps no other from firing. */
async function fireOne(deps: SchedulePorts, fire: FireSchedule, schedule: Schedule): Promise<boolean> {
  try {
    await fire(schedule);
    return true;
  } catch (cause) {
    logFailure(deps, schedule.id, cause);
    return false;
  }
}

function logFailure({ logger }: Pick<Ports, 'logger'>, scheduleId: string | null, cause: unknown): void {
  if (cause instanceof UnreachableError) logger.warn('schedules.wait', { scheduleId, message: cause.message });
  else logger.error('schedules.failed', { scheduleId, cause });
}
