import { tellEvidence } from '../../agent/evidence/tell-evidence.ts';
import type { Step } from '../../agent/step.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { runRegularly } from '../../run-regularly.ts';
import { resultSoFar } from '../result-so-far.ts';
import type { Task, TaskResult } from '../task.ts';
import { GIT_TEXTS } from './git-texts.ts';
import { keepWork, withGit } from './keep-work.ts';
import type { KeepWorkDeps } from './keep-work.ts';
import { tellCommits } from './tell-commits.ts';

/** As long as git refuses, it is tried again, but not for ever. */
const GIVE_UP_AFTER_MS = 60 * 60 * 1000;
/** How long a worker that was told of a stop may take to let go of the worktree. */
const LETTING_GO_MS = 60_000;
const EVERY_MS = 5 * 60 * 1000;
const BATCH = 100;

export type KeepStoppedWorkDeps = KeepWorkDeps & Pick<Ports, 'endedTasks' | 'steps' | 'conversationLog' | 'clock' | 'doorbell' | 'logger'>;

/**
 * Commits what a task that a person stopped had left uncommitted, keeps what is known of its work as its result, and lists its commits where it began:
 * whoever ended it did not hold it. Only for who knows that no worker is in its worktree any more. Does nothing where that is done. Never throws.
 */
export async function keepStoppedWork(deps: KeepStoppedWorkDeps, taskId: string): Promise<void> {
  try {
    const task = await deps.tasks.get(taskId);
    // Only a process that has git can tell what is in a worktree.
    const isOurs = task !== null && (task.worktree === null || deps.worktrees !== null);
    if (!isOurs || task.state !== 'stopped' || task.result !== null) return;
    const kept = await keepWork(deps, taskId);
    if (kept !== null && kept.problem !== null) {
      deps.logger.warn('task.work-not-kept', { taskId, problem: kept.problem.en });
      if (deps.clock.now().getTime() - (task.endedAt?.getTime() ?? 0) < GIVE_UP_AFTER_MS) return;
    }
    const result = leftBehind(task, await deps.steps.load({ kind: 'task', id: taskId }), deps.redactor);
    const known = kept === null ? result : (withGit(result, kept.evidence) ?? result);
    // Before it is kept, and once by its key: a crash between the two leaves nobody without word.
    await tellKept(deps, task, known);
    if (await deps.endedTasks.keepResult(taskId, known)) deps.doorbell.ring(`task:${taskId}`);
  } catch (cause) {
    deps.logger.warn('task.work-not-kept', { taskId, cause });
  }
}

async function tellKept(deps: KeepStoppedWorkDeps, { id, work, personId, conversationId }: Task, { evidence }: TaskResult): Promise<void> {
  if (conversationId === null || evidence === null || evidence.commits.length === 0) return;
  const language = (await deps.people.get(personId))?.language ?? 'en';
  const ran = work.kind === 'prompt' ? tellEvidence(evidence, language) : '';
  const text = [GIT_TEXTS[language].stoppedKept(id), ran, tellCommits(evidence, id, language)].filter((part) => part !== '').join('\n\n');
  await deps.conversationLog.addNotice(conversationId, { key: `task:${id}:kept`, text, taskId: id, at: deps.clock.now() });
  deps.doorbell.ring(`conversation:${conversationId}`, 'work:outbox');
}

function leftBehind({ work }: Task, steps: readonly Step[], redactor: Redactor): TaskResult {
  const known = resultSoFar(steps, redactor);
  if (work.kind === 'prompt' || steps.length === 0 || known.evidence === null) return known;
  // It was cut off: a command that has ended ends its task.
  return { ...known, evidence: { ...known.evidence, commands: [{ command: redactor.text(work.command), exitCode: null }] } };
}

/** Does so, every few minutes and at the start, for those whose worker died before it could. Returns how to end that. */
export function watchStoppedWork(deps: KeepStoppedWorkDeps): () => Promise<void> {
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'task.work-not-kept',
    async run(signal) {
      const endedBefore = new Date(deps.clock.now().getTime() - LETTING_GO_MS);
      for (const { id } of await deps.endedTasks.withoutResult(endedBefore, BATCH)) if (!signal.aborted) await keepStoppedWork(deps, id);
    },
  });
}
