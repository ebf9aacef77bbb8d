import type { Ports } from '../../ports/ports.ts';
import type { Schedule } from '../schedule.ts';
import type { TaskSettings } from '../task-settings.ts';
import { taskOfPlan } from '../store-task.ts';
import type { Task } from '../task.ts';
import { taskIdOf } from '../task-id.ts';
import { decideFiring } from './decide-firing.ts';
import { findObstacle } from './find-obstacle.ts';
import { makePauseAndTell } from './pause-and-tell.ts';

/** A short id may be taken by another task; this often another one is tried. */
const MOST_TRIES = 5;

export type FireSchedule = ReturnType<typeof makeFireSchedule>;

/**
 * Does what is due: makes the task of a schedule's time, or skips it, and moves the schedule on. Whoever else does the same at the same moment, or did it
 * before a crash, makes no second one (I4): the move is conditional, and the task's id follows from schedule and time. A schedule whose person or project
 * may no longer is paused instead.
 */
export function makeFireSchedule(
  deps: Pick<
    Ports,
    | 'schedules'
    | 'tasks'
    | 'taskQueue'
    | 'people'
    | 'projects'
    | 'conversations'
    | 'conversationLog'
    | 'clock'
    | 'doorbell'
    | 'crashPoints'
    | 'logger'
  >,
  { openPerPerson }: Pick<TaskSettings, 'openPerPerson'>,
) {
  const { schedules, clock, doorbell, crashPoints, logger } = deps;
  const pauseAndTell = makePauseAndTell(deps);
  return async (schedule: Schedule): Promise<void> => {
    const { id, plan, nextAt: from } = schedule;
    const now = clock.now();
    const decision = decideFiring(schedule, now);
    if (decision.kind === 'wait' || from === null) return;
    if (decision.kind === 'skip') {
      if (await schedules.fire(id, from, { task: null, nextAt: decision.nextAt, at: now }))
        logger.info('schedule.skipped', { scheduleId: id });
      return;
    }
    const obstacle = await findObstacle(deps, plan, openPerPerson);
    if (obstacle !== null) return pauseAndTell(schedule, obstacle);
    const task = await taskOf(deps, schedule, decision.planned);
    crashPoints.reach('before.schedule.fire');
    const isOurs = await schedules.fire(id, from, { task, nextAt: decision.nextAt, at: now, openPerPerson });
    // False also when its person has got too many open tasks meanwhile: the next look, which is at once, pauses it.
    if (!isOurs || task === null) return;
    crashPoints.reach('after.schedule.fire');
    doorbell.ring('work:tasks');
    logger.info('schedule.fired', { scheduleId: id, taskId: task.id, planned: decision.planned.toISOString() });
  };
}

/** The task of this time; null: it was made already, before somebody set the clock back. */
async function taskOf({ tasks, clock }: Pick<Ports, 'tasks' | 'clock'>, { id, plan }: Schedule, planned: Date): Promise<Task | null> {
  for (let round = 1; ; round += 1) {
    const taskId = taskIdOf(`schedule:${id}:${planned.toISOString()}${round === 1 ? '' : `:${round}`}`);
    const existing = await tasks.get(taskId);
    if (existing?.scheduleId === id) return null;
    if (existing !== null && round < MOST_TRIES) continue;
    return taskOfPlan({ ...plan, after: [], retryOf: null, scheduleId: id }, taskId, clock.now(), null);
  }
}
