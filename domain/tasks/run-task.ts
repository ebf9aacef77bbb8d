import type { Person } from '../access/person.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { askToGoOn } from './ask-to-go-on.ts';
import type { AwaitApproval } from './await-approval.ts';
import { endAttempt } from './end-attempt.ts';
import { GIT_TEXTS } from './git/git-texts.ts';
import { keepStoppedWork } from './git/keep-stopped-work.ts';
import { openWorkplace } from './git/open-workplace.ts';
import { letGo, pauseTask } from './let-go.ts';
import type { Project } from './project.ts';
import { RunAborted } from './run-aborted.ts';
import { RunPaused } from './run-paused.ts';
import { RUN_TEXTS } from './run-texts.ts';
import type { ClaimedTask, TaskWork } from './task.ts';
import { isFinal } from './task-state.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { failure } from './task-run.ts';
import type { TaskOutput, TaskRun, TaskVerdict } from './task-run.ts';
import type { TaskSettings } from './task-settings.ts';
import { watchAttempt } from './watch-attempt.ts';
import type { AttemptWatch } from './watch-attempt.ts';

const MAX_ATTEMPTS = 3;
/** The confirmation of a task's start is asked before its first step. */
const CONFIRMATION_STEP = 0;

export interface RunTaskDeps extends Pick<
  Ports,
  | 'taskQueue'
  | 'taskReports'
  | 'worktrees'
  | 'tasks'
  | 'projects'
  | 'people'
  | 'steps'
  | 'approvals'
  | 'endedTasks'
  | 'conversationLog'
  | 'ledger'
  | 'clock'
  | 'ids'
  | 'doorbell'
  | 'logger'
  | 'metrics'
  | 'crashPoints'
> {
  readonly settings: Pick<TaskSettings, 'whenIdle'>;
  readonly redactor: Redactor;
  readonly awaitApproval: AwaitApproval;
  /**
   * `onFenced` is called when the store refuses a write because the claim is lost. `signal` aborts when this process ends or the claim is lost:
   * then nobody waits any longer for a database that is away.
   */
  makeOutput(claimed: ClaimedTask, onFenced: () => void, signal: AbortSignal): TaskOutput;
  runCommand(run: TaskRun, command: string): Promise<TaskVerdict>;
  runPrompt(run: TaskRun, work: Extract<TaskWork, { kind: 'prompt' }>): Promise<TaskVerdict>;
}

export type RunTask = ReturnType<typeof makeRunTask>;

/** One attempt, as long as the claim is held. */
interface Attempt {
  readonly claimed: ClaimedTask;
  /** Null: the person is gone. */
  readonly person: Person | null;
  /** Null: the project is gone. */
  readonly project: Project | null;
  readonly language: Person['language'];
  readonly output: TaskOutput;
  /** Of the wall time, in milliseconds. */
  readonly leftMs: number;
  /** Aborts when the claim is lost or the process ends. */
  readonly held: AbortSignal;
}

/** Runs one attempt of a task to its final state, or gives it back: when this process ends, or when it has to wait. */
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
      const needed = () => Promise.all([deps.people.get(task.personId), deps.projects.get(task.projectId), leftOfWallTime(deps, claimed)]);
      const [person, project, leftMs] = await retryWhileUnreachable(deps.clock, held, needed);
      const attempt: Attempt = { claimed, person, project, language: person?.language ?? 'en', output, leftMs, held };
      const outcome = await runSafely(deps, attempt);
      if (outcome instanceof RunPaused) await pauseTask(deps, claimed, output, outcome.pause, held);
      else if (!(await endAttempt(deps, attempt, outcome))) await keepStoppedWork(deps, task.id);
    } catch (cause) {
      if (!held.aborted && !(cause instanceof RunAborted)) throw cause;
      await letGo(deps, claimed, output, signal);
      if (lost.signal.aborted) await keepStoppedWork(deps, task.id);
    } finally {
      stopListening();
    }
  };
}

/** Throws only when the claim is lost or the process ends. */
async function runSafely(deps: RunTaskDeps, attempt: Attempt): Promise<TaskVerdict | RunPaused> {
  const { claimed, language, leftMs, held } = attempt;
  const { task } = claimed;
  if (task.attempt > MAX_ATTEMPTS) return failure('task.crashed', TASK_TEXTS[language].crashed);
  let run: TaskRun | null = null;
  const watch = watchAttempt(deps, {
    claimed,
    leftMs,
    goesOn: async (isAlive, ended) => deps.settings.whenIdle === 'ask' && run !== null && askToGoOn(deps, run, isAlive, ended),
  });
  try {
    run = openRun(attempt, watch);
    return run === null ? failure('task.project-gone', TASK_TEXTS[language].projectGone) : await work(deps, run);
  } catch (cause) {
    if (cause instanceof RunPaused) return cause;
    if (held.aborted || cause instanceof RunAborted) throw cause;
    const over = watch.verdict(language);
    if (over !== null) return over;
    deps.logger.error('task.failed', { taskId: task.id, cause });
    return failure('internal', TASK_TEXTS[language].internal);
  } finally {
    await watch.close();
  }
}

/** Null: its project or its person is gone. */
function openRun({ claimed, person, project, output, held }: Attempt, watch: AttemptWatch): TaskRun | null {
  const { task, fence, transientTries } = claimed;
  if (person === null || project === null) return null;
  const signal = AbortSignal.any([held, watch.signal]);
  const { note, leftMs, waitForPerson } = watch;
  return {
    task,
    fence,
    person,
    project,
    folder: project.folder,
    checkout: null,
    output,
    transientTries,
    signal,
    note,
    leftMs,
    waitForPerson,
  };
}

async function work(deps: RunTaskDeps, run: TaskRun): Promise<TaskVerdict> {
  const { task, person, signal } = run;
  const texts = RUN_TEXTS[person.language];
  run.note({ kind: 'started', plan: task.progress?.plan ?? [] });
  run.output.line('system', texts.begins(task.attempt, task.lastLine > 0));
  const isConfirmed = task.confirmation === null || (await deps.awaitApproval(run, CONFIRMATION_STEP, task.confirmation, 'requester'));
  if (!isConfirmed) {
    return { state: 'stopped', reason: { code: 'task.stopped.not-confirmed', message: texts.notConfirmed }, result: null };
  }
  const opened = await openWorkplace(deps, run);
  if (opened.kind === 'refused') return failure('task.no-worktree', opened.message);
  const { branch, ...place } = opened.value;
  if (branch !== null && task.worktree === null) run.output.line('system', GIT_TEXTS[person.language].works(branch));
  const placed: TaskRun = { ...run, ...place };
  // What is done is in the journal, so that doing it again after the database was away goes on from there.
  return retryWhileUnreachable(deps.clock, signal, () =>
    task.work.kind === 'command' ? deps.runCommand(placed, task.work.command) : deps.runPrompt(placed, task.work),
  );
}

async function loseIfEnded(deps: RunTaskDeps, taskId: string, lose: () => void): Promise<void> {
  const now = await deps.tasks.get(taskId).catch(() => null);
  if (now !== null && isFinal(now.state)) lose();
}

/** What is left of the wall time, which counts from the first start on, without what the task has been waiting for people's answers. In milliseconds. */
async function leftOfWallTime({ approvals, clock }: RunTaskDeps, { task, fence }: ClaimedTask): Promise<number> {
  const { id, startedAt, limits } = task;
  const now = clock.now().getTime();
  // Under its first fence it has just been started, and nobody was asked anything yet.
  if (startedAt === null || fence === 1) return limits.wallMs;
  // While it is asked whether to go on at all (below 0), it goes on.
  const asked = (await approvals.ofTask(id)).filter(({ step }) => step >= 0);
  const waitedMs = asked.reduce((sum, { requestedAt, decidedAt }) => sum + (decidedAt?.getTime() ?? now) - requestedAt.getTime(), 0);
  return Math.max(0, limits.wallMs - (now - startedAt.getTime() - waitedMs));
}
