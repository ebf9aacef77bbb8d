import type { Ports } from '../ports/ports.ts';
import { Idle, IdleTime } from './idle-time.ts';
import { ProgressReporter } from './progress-reporter.ts';
import type { RunEvent } from './run-event.ts';
import { RUN_TEXTS } from './run-texts.ts';
import type { TaskProgress } from './task-progress.ts';
import type { ClaimedTask } from './task.ts';
import { failure } from './task-run.ts';
import type { TaskVerdict } from './task-run.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { WallTime } from './wall-time.ts';
import type { Language } from '../access/person.ts';

const MINUTE_MS = 60_000;

type WatchPorts = Pick<Ports, 'clock' | 'taskReports' | 'doorbell' | 'logger'>;

export interface AttemptOptions {
  readonly claimed: ClaimedTask;
  /** Of the wall time, in milliseconds. */
  readonly leftMs: number;
  /** Asked when it shows no sign of life; `isAlive`: whether there was one since. */
  goesOn(isAlive: () => boolean, ended: AbortSignal): Promise<boolean>;
}

/** What watches over one attempt: its time, its signs of life, and what it says of what it is doing. */
export interface AttemptWatch {
  /** Aborts when a time is over. */
  readonly signal: AbortSignal;
  note(event: RunEvent): void;
  leftMs(): number;
  /** Both times stand still meanwhile. */
  waitForPerson<T>(wait: () => Promise<T>): Promise<T>;
  /** How the attempt ended when a time was over; null: none was. */
  verdict(language: Language): TaskVerdict | null;
  /** Aborts nothing any more, and tells the last of what was done. */
  close(): Promise<void>;
}

export function watchAttempt(deps: WatchPorts, { claimed: { task, fence }, leftMs, goesOn }: AttemptOptions): AttemptWatch {
  const { clock } = deps;
  const wallTime = new WallTime({ clock, milliseconds: leftMs });
  const idleTime: IdleTime = new IdleTime({
    clock,
    milliseconds: task.limits.idleMs,
    goesOn: (ended) => {
      const askedAt = clock.monotonic();
      return goesOn(() => idleTime.aliveAt > askedAt, ended);
    },
  });
  const reporter = new ProgressReporter({ clock, before: task.progress, report: (progress) => report(deps, task.id, fence, progress) });
  return {
    signal: AbortSignal.any([wallTime.signal, idleTime.signal]),
    note(event) {
      idleTime.alive();
      reporter.note(event);
    },
    leftMs: () => wallTime.leftMs,
    waitForPerson: (wait) => wallTime.standStillDuring(() => idleTime.standStillDuring(wait)),
    verdict(language) {
      if (wallTime.signal.aborted) return failure('task.limit.time', TASK_TEXTS[language].overTime);
      if (!(idleTime.signal.reason instanceof Idle)) return null;
      return failure('task.limit.idle', RUN_TEXTS[language].overIdle(Math.round(task.limits.idleMs / MINUTE_MS)));
    },
    async close() {
      wallTime.stop();
      idleTime.stop();
      await reporter.close();
    },
  };
}

/** What cannot be told now is told with the next change. */
async function report(deps: WatchPorts, taskId: string, fence: number, progress: TaskProgress): Promise<void> {
  try {
    await deps.taskReports.report(taskId, fence, progress);
    deps.doorbell.ring(`task:${taskId}`);
  } catch (cause) {
    deps.logger.warn('task.not-reported', { taskId, cause });
  }
}
