import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import type { ClaimedTask, Task } from './task.ts';
import { isFinal } from './task-state.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { failure, OverTime } from './task-run.ts';
import type { TaskOutput, TaskRun, TaskVerdict } from './task-run.ts';
import { RunAborted } from './work-loop.ts';

const MAX_ATTEMPTS = 3;
const NOTICE_LENGTH = 1_500;

export interface RunTaskDeps
  extends Pick<Ports, 'taskQueue' | 'tasks' | 'projects' | 'people' | 'clock' | 'doorbell' | 'logger' | 'metrics' | 'crashPoints'> {
  /** `onFenced` is called when the store refuses a write because the claim is lost. */
  makeOutput(claimed: ClaimedTask, onFenced: () => void): TaskOutput;
  runCommand(run: TaskRun, command: string): Promise<TaskVerdict>;
  runPrompt(run: TaskRun, work: { readonly prompt: string; readonly model: string | null }): Promise<TaskVerdict>;
}

export type RunTask = ReturnType<typeof makeRunTask>;

/** Runs one attempt of a task to its final state, or gives it back when this process ends. */
export function makeRunTask(deps: RunTaskDeps) {
  return async (claimed: ClaimedTask, signal: AbortSignal): Promise<void> => {
    const { task, fence } = claimed;
    deps.crashPoints.reach('after.task.claim');
    deps.logger.info('task.claimed', { taskId: task.id, attempt: task.attempt, fence });
    deps.doorbell.ring(`task:${task.id}`);
    const lost = new AbortController();
    const timer = new AbortController();
    const overTime = abortAfter(deps.clock, remainingMs(task, deps.clock.now()), timer.signal);
    const stopListening = deps.doorbell.listen(`task:${task.id}`, () => void abortIfEnded(deps, task.id, lost));
    const all = AbortSignal.any([signal, lost.signal, overTime]);
    const output = deps.makeOutput(claimed, () => lost.abort(new RunAborted('lost')));
    try {
      const verdict = await attempt(deps, claimed, output, all);
      if (verdict === null) await letGo(deps, claimed, output, signal);
      else await end(deps, claimed, verdict, output, AbortSignal.any([signal, lost.signal]));
    } finally {
      timer.abort();
      stopListening();
    }
  };
}

/** Null: the claim is lost or the process ends. */
async function attempt(deps: RunTaskDeps, { task, fence }: ClaimedTask, output: TaskOutput, signal: AbortSignal): Promise<TaskVerdict | null> {
  try {
    const person = await retryWhileUnreachable(deps.clock, signal, () => deps.people.get(task.personId));
    const project = await retryWhileUnreachable(deps.clock, signal, () => deps.projects.get(task.projectId));
    const texts = TASK_TEXTS[person?.language ?? 'en'];
    if (task.attempt > MAX_ATTEMPTS) return failure('task.crashed', texts.crashed);
    if (person === null || project === null) return failure('task.project-gone', texts.projectGone);
    output.line('system', texts.started(task.attempt));
    const run: TaskRun = { task, fence, person, project, output, signal };
    return task.work.kind === 'command' ? await deps.runCommand(run, task.work.command) : await deps.runPrompt(run, task.work);
  } catch (cause) {
    if (signal.reason instanceof OverTime) return failure('task.limit.time', TASK_TEXTS.en.overTime);
    if (signal.aborted || cause instanceof RunAborted) return null;
    deps.logger.error('task.failed', { taskId: task.id, cause });
    return failure('internal', TASK_TEXTS.en.internal);
  }
}

async function end(deps: RunTaskDeps, { task, fence }: ClaimedTask, verdict: TaskVerdict, output: TaskOutput, signal: AbortSignal): Promise<void> {
  await output.flush();
  const person = await retryWhileUnreachable(deps.clock, signal, () => deps.people.get(task.personId));
  const texts = TASK_TEXTS[person?.language ?? 'en'];
  const headline = verdict.state === 'succeeded' ? texts.succeeded(task) : texts.failed(task, verdict.reason?.message ?? '');
  const summary = verdict.result?.summary ?? '';
  const notice = summary === '' ? headline : `${headline}\n\n${summary.slice(0, NOTICE_LENGTH).toWellFormed()}`;
  const line = verdict.reason?.message ?? headline.replaceAll('`', '');
  deps.crashPoints.reach('before.task.finish');
  const ending = { ...verdict, at: deps.clock.now() };
  const isOurs = await retryWhileUnreachable(deps.clock, signal, () => deps.taskQueue.finish(task.id, fence, ending, { line, notice }));
  deps.crashPoints.reach('after.task.finish');
  deps.logger.info(isOurs ? 'task.finished' : 'task.lost', { taskId: task.id, state: verdict.state, reason: verdict.reason?.code ?? null });
  if (isOurs) deps.metrics.count('tasks_total', { state: verdict.state });
  deps.doorbell.ring(`task:${task.id}`, `output:${task.id}`, 'work:tasks');
  if (task.conversationId !== null) deps.doorbell.ring(`conversation:${task.conversationId}`);
}

async function letGo(deps: RunTaskDeps, { task, fence }: ClaimedTask, output: TaskOutput, signal: AbortSignal): Promise<void> {
  const isShutdown = signal.reason instanceof RunAborted && signal.reason.why === 'shutdown';
  deps.logger.info('task.let-go', { taskId: task.id, isShutdown });
  if (!isShutdown) return;
  try {
    await output.flush();
    await deps.taskQueue.release(task.id, fence);
    deps.doorbell.ring(`task:${task.id}`, 'work:tasks');
  } catch (cause) {
    // The lease runs out by itself.
    deps.logger.warn('task.release-failed', { taskId: task.id, cause });
  }
}

async function abortIfEnded(deps: RunTaskDeps, taskId: string, lost: AbortController): Promise<void> {
  const now = await deps.tasks.get(taskId).catch(() => null);
  if (now !== null && isFinal(now.state)) lost.abort(new RunAborted('lost'));
}

/** Of the wall time, which counts from the first start on. */
function remainingMs(task: Task, now: Date): number {
  const spentMs = task.startedAt === null ? 0 : now.getTime() - task.startedAt.getTime();
  return Math.max(0, task.limits.wallMs - spentMs);
}

function abortAfter(clock: Ports['clock'], ms: number, until: AbortSignal): AbortSignal {
  const controller = new AbortController();
  clock.sleep(ms, until).then(
    () => controller.abort(new OverTime('The time of the task is over.')),
    () => {},
  );
  return controller.signal;
}
