import type { Person } from '../access/person.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import { letGo } from './let-go.ts';
import { RunAborted } from './run-aborted.ts';
import type { ClaimedTask, Task } from './task.ts';
import { isFinal } from './task-state.ts';
import { TASK_TEXTS } from './task-texts.ts';
import type { TaskTexts } from './task-texts.ts';
import { failure } from './task-run.ts';
import type { TaskOutput, TaskRun, TaskVerdict } from './task-run.ts';
import { WallTime } from './wall-time.ts';

const MAX_ATTEMPTS = 3;
const NOTICE_LENGTH = 1_500;

export interface RunTaskDeps extends Pick<
  Ports,
  'taskQueue' | 'tasks' | 'projects' | 'people' | 'approvals' | 'ledger' | 'clock' | 'doorbell' | 'logger' | 'metrics' | 'crashPoints'
> {
  /**
   * `onFenced` is called when the store refuses a write because the claim is lost. `signal` aborts when this process ends or the claim is lost:
   * then nobody waits any longer for a database that is away.
   */
  makeOutput(claimed: ClaimedTask, onFenced: () => void, signal: AbortSignal): TaskOutput;
  runCommand(run: TaskRun, command: string): Promise<TaskVerdict>;
  runPrompt(run: TaskRun, work: { readonly prompt: string; readonly model: string | null }): Promise<TaskVerdict>;
}

export type RunTask = ReturnType<typeof makeRunTask>;

/** One attempt, as long as the claim is held. */
interface Attempt {
  readonly claimed: ClaimedTask;
  /** Null: the person is gone. */
  readonly person: Person | null;
  readonly texts: TaskTexts;
  readonly output: TaskOutput;
  /** Aborts when the claim is lost or the process ends. */
  readonly held: AbortSignal;
}

/** Runs one attempt of a task to its final state, or gives it back when this process ends. */
export function makeRunTask(deps: RunTaskDeps) {
  return async (claimed: ClaimedTask, signal: AbortSignal): Promise<void> => {
    const { task, fence } = claimed;
    deps.crashPoints.reach('after.task.claim');
    deps.logger.info('task.claimed', { taskId: task.id, attempt: task.attempt, fence });
    deps.doorbell.ring(`task:${task.id}`);
    const lost = new AbortController();
    const held = AbortSignal.any([signal, lost.signal]);
    const lose = (): void => lost.abort(new RunAborted('lost'));
    const stopListening = deps.doorbell.listen(`task:${task.id}`, () => void loseIfEnded(deps, task.id, lose));
    const output = deps.makeOutput(claimed, lose, held);
    try {
      const person = await retryWhileUnreachable(deps.clock, held, () => deps.people.get(task.personId));
      const attempt: Attempt = { claimed, person, texts: TASK_TEXTS[person?.language ?? 'en'], output, held };
      await end(deps, attempt, await runSafely(deps, attempt));
    } catch (cause) {
      if (!held.aborted && !(cause instanceof RunAborted)) throw cause;
      await letGo(deps, claimed, output, signal);
    } finally {
      stopListening();
    }
  };
}

/** Throws only when the claim is lost or the process ends. */
async function runSafely(deps: RunTaskDeps, attempt: Attempt): Promise<TaskVerdict> {
  const { claimed, texts, held } = attempt;
  const { task } = claimed;
  if (task.attempt > MAX_ATTEMPTS) return failure('task.crashed', texts.crashed);
  const waitedMs = await retryWhileUnreachable(deps.clock, held, () => waitsForPersonSince(deps, task));
  const wallTime = new WallTime({ clock: deps.clock, milliseconds: leftMs(task, deps.clock.now(), waitedMs) });
  try {
    return await run(deps, attempt, wallTime);
  } catch (cause) {
    if (held.aborted || cause instanceof RunAborted) throw cause;
    if (wallTime.signal.aborted) return failure('task.limit.time', texts.overTime);
    deps.logger.error('task.failed', { taskId: task.id, cause });
    return failure('internal', texts.internal);
  } finally {
    wallTime.stop();
  }
}

async function run(deps: RunTaskDeps, { claimed, person, texts, output, held }: Attempt, wallTime: WallTime): Promise<TaskVerdict> {
  const { task, fence } = claimed;
  const signal = AbortSignal.any([held, wallTime.signal]);
  const project = await retryWhileUnreachable(deps.clock, signal, () => deps.projects.get(task.projectId));
  if (person === null || project === null) return failure('task.project-gone', texts.projectGone);
  output.line('system', texts.started(task.attempt));
  const taskRun: TaskRun = { task, fence, person, project, output, signal, waitForPerson: (wait) => wallTime.standStillDuring(wait) };
  const { work } = task;
  // What is done is in the journal, so that doing it again after the database was away goes on from there.
  return retryWhileUnreachable(deps.clock, signal, () =>
    work.kind === 'command' ? deps.runCommand(taskRun, work.command) : deps.runPrompt(taskRun, work),
  );
}

async function end(deps: RunTaskDeps, { claimed, texts, output, held }: Attempt, verdict: TaskVerdict): Promise<void> {
  const { task, fence } = claimed;
  await output.flush();
  const headline = verdict.state === 'succeeded' ? texts.succeeded(task) : texts.failed(task, verdict.reason?.message ?? '');
  const summary = verdict.result?.summary ?? '';
  const closing = {
    line: verdict.reason?.message ?? headline.replaceAll('`', ''),
    notice: summary === '' ? headline : `${headline}\n\n${summary.slice(0, NOTICE_LENGTH).toWellFormed()}`,
  };
  // What attempts that a crash cut off had reserved; whoever ends a task leaves nothing open (I6).
  await retryWhileUnreachable(deps.clock, held, () => deps.ledger.settleOrphans({ kind: 'task', id: task.id }, deps.clock.now()));
  deps.crashPoints.reach('before.task.finish');
  const ending = { ...verdict, at: deps.clock.now() };
  const isOurs = await retryWhileUnreachable(deps.clock, held, () => deps.taskQueue.finish(task.id, fence, ending, closing));
  deps.crashPoints.reach('after.task.finish');
  deps.logger.info(isOurs ? 'task.finished' : 'task.lost', { taskId: task.id, state: verdict.state, reason: verdict.reason?.code ?? null });
  if (isOurs) deps.metrics.count('tasks_total', { state: verdict.state });
  deps.doorbell.ring(`task:${task.id}`, `output:${task.id}`, 'work:tasks');
  if (task.conversationId !== null) deps.doorbell.ring(`conversation:${task.conversationId}`);
}

async function loseIfEnded(deps: RunTaskDeps, taskId: string, lose: () => void): Promise<void> {
  const now = await deps.tasks.get(taskId).catch(() => null);
  if (now !== null && isFinal(now.state)) lose();
}

/** Of the wall time, which counts from the first start on, without what it has been waiting for a person. */
function leftMs(task: Task, now: Date, waitedMs: number): number {
  const spentMs = task.startedAt === null ? 0 : now.getTime() - task.startedAt.getTime() - waitedMs;
  return Math.max(0, task.limits.wallMs - spentMs);
}

/** How long an earlier attempt's question has been waiting for its answer, in milliseconds. */
async function waitsForPersonSince({ approvals, clock }: RunTaskDeps, task: Task): Promise<number> {
  if (task.attempt === 1) return 0;
  const asked = (await approvals.pending('everybody')).find(({ taskId }) => taskId === task.id);
  return asked === undefined ? 0 : clock.now().getTime() - asked.requestedAt.getTime();
}
