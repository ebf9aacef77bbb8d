import type { Language } from '../access/person.ts';
import { tellEvidence } from '../agent/evidence/tell-evidence.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { GIT_TEXTS } from './git/git-texts.ts';
import { keepWork, withGit } from './git/keep-work.ts';
import { tellCommits } from './git/tell-commits.ts';
import { resultSoFar } from './result-so-far.ts';
import { RUN_TEXTS } from './run-texts.ts';
import type { ClaimedTask, Task } from './task.ts';
import type { TaskOutput, TaskVerdict } from './task-run.ts';
import { TASK_TEXTS } from './task-texts.ts';

const NOTICE_LENGTH = 1_500;

interface EndAttemptDeps extends Pick<
  Ports,
  | 'taskQueue'
  | 'tasks'
  | 'projects'
  | 'people'
  | 'worktrees'
  | 'steps'
  | 'approvals'
  | 'ledger'
  | 'clock'
  | 'doorbell'
  | 'logger'
  | 'metrics'
  | 'crashPoints'
> {
  readonly redactor: Redactor;
}

interface EndedAttempt {
  readonly claimed: ClaimedTask;
  readonly language: Language;
  readonly output: TaskOutput;
  readonly held: AbortSignal;
}

/** Ends a task with what an attempt came to, and tells it where it began. Whatever the end, its work and what is known of it are kept. False: somebody else has ended it, or holds it. */
export async function endAttempt(
  deps: EndAttemptDeps,
  { claimed, language, output, held }: EndedAttempt,
  verdict: TaskVerdict,
): Promise<boolean> {
  const { task, fence } = claimed;
  const kept = await retryWhileUnreachable(deps.clock, held, () => keepWork(deps, task.id));
  if (kept !== null && kept.problem !== null) output.line('system', GIT_TEXTS[language].notKept(kept.problem[language]));
  await output.flush();
  const result = await resultOf(deps, task, verdict, held);
  const ending = { ...verdict, result: kept === null ? result : withGit(result, kept.evidence), at: deps.clock.now() };
  const closing = closingOf(task, ending, language);
  // What attempts that a crash cut off had reserved; whoever ends a task leaves nothing open (I6).
  await retryWhileUnreachable(deps.clock, held, () => deps.ledger.settleOrphans({ kind: 'task', id: task.id }, deps.clock.now()));
  deps.crashPoints.reach('before.task.finish');
  const isOurs = await retryWhileUnreachable(deps.clock, held, () => deps.taskQueue.finish(task.id, fence, ending, closing));
  deps.crashPoints.reach('after.task.finish');
  deps.logger.info(isOurs ? 'task.finished' : 'task.lost', { taskId: task.id, state: verdict.state, reason: verdict.reason?.code ?? null });
  if (isOurs) deps.metrics.count('tasks_total', { state: verdict.state });
  deps.doorbell.ring(`task:${task.id}`, `output:${task.id}`, 'work:tasks');
  if (task.conversationId !== null) deps.doorbell.ring(`conversation:${task.conversationId}`);
  await expireRequests(deps, task.id).catch((cause: unknown) => deps.logger.warn('approval.not-expired', { taskId: task.id, cause }));
  return isOurs;
}

/** What a limit or a fault cut off has its last words and its evidence in the journal. */
async function resultOf(
  deps: EndAttemptDeps,
  { id, work }: Task,
  { result }: TaskVerdict,
  held: AbortSignal,
): Promise<TaskVerdict['result']> {
  if (result !== null || work.kind === 'command') return result;
  const steps = await retryWhileUnreachable(deps.clock, held, () => deps.steps.load({ kind: 'task', id }));
  return steps.length === 0 ? null : resultSoFar(steps, deps.redactor);
}

function closingOf(task: Task, { state, reason, result }: TaskVerdict, language: Language): { line: string; notice: string } {
  const texts = TASK_TEXTS[language];
  const why = reason?.message ?? '';
  const headline =
    state === 'succeeded'
      ? texts.succeeded(task)
      : state === 'failed'
        ? texts.failed(task, why)
        : RUN_TEXTS[language].stopped(task.id, why);
  const summary = (result?.summary ?? '').slice(0, NOTICE_LENGTH).toWellFormed();
  // A command task says what it ran and how that ended already.
  const evidence = task.work.kind === 'prompt' && result?.evidence ? tellEvidence(result.evidence, language) : '';
  const commits = result?.evidence ? tellCommits(result.evidence, task.id, language) : '';
  return {
    line: reason?.message ?? headline.replaceAll('`', ''),
    notice: [headline, summary, evidence, commits].filter((part) => part !== '').join('\n\n'),
  };
}

/** What an ended task had asked for needs no answer any more. */
async function expireRequests({ approvals, clock }: EndAttemptDeps, taskId: string): Promise<void> {
  const open = (await approvals.ofTask(taskId)).filter(({ decision }) => decision === null);
  for (const { id } of open) await approvals.decide(id, 'expired', null, clock.now());
}
