import type { Sentence } from '../../ports/git-outcome.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { TaskEvidence } from '../task-evidence.ts';
import { taskTitle } from '../task-title.ts';
import type { TaskResult } from '../task.ts';

export interface KeepWorkDeps extends Pick<Ports, 'worktrees' | 'tasks' | 'projects' | 'people' | 'crashPoints'> {
  readonly redactor: Redactor;
}

/** What git knows of a task's work. */
export type GitEvidence = Pick<TaskEvidence, 'commits' | 'diffStat'>;

/** `problem`: why not everything could be kept, or said; null: nothing stood in the way. */
export interface KeptWork {
  readonly evidence: GitEvidence;
  readonly problem: Sentence | null;
}

/**
 * Commits what a task has left uncommitted in its worktree, whatever its end, and lists its commits without secrets (I10). Null: it has no worktree. Only
 * for whoever holds the task, or when it has ended.
 */
export async function keepWork(deps: KeepWorkDeps, taskId: string): Promise<KeptWork | null> {
  // The task as it was claimed does not know yet the worktree that its first attempt opened.
  const task = await deps.tasks.get(taskId);
  const project = task === null ? null : await deps.projects.get(task.projectId);
  if (deps.worktrees === null || task === null || project === null || task.worktree === null) return null;
  const person = await deps.people.get(task.personId);
  const subject = deps.redactor.text(taskTitle(task.work));
  deps.crashPoints.reach('before.worktree.commit');
  const committed = await deps.worktrees.commit(project.folder, task.worktree, { taskId, subject, author: person?.name ?? '' });
  deps.crashPoints.reach('after.worktree.commit');
  const described = await deps.worktrees.describe(project.folder, task.worktree);
  const problem = committed.kind === 'refused' ? committed.message : described.kind === 'refused' ? described.message : null;
  if (described.kind === 'refused') return { evidence: { commits: [], diffStat: null }, problem };
  const { commits, diffStat } = described.value;
  const { redactor } = deps;
  return {
    evidence: {
      commits: commits.map(({ hash, subject: line }) => ({ hash, subject: redactor.text(line) })),
      diffStat: diffStat === null ? null : redactor.text(diffStat),
    },
    problem,
  };
}

/** The result with what git knows. */
export function withGit(result: TaskResult | null, git: GitEvidence): TaskResult | null {
  if (result === null && git.commits.length === 0) return null;
  const evidence = result?.evidence ?? { commands: [], filesWritten: [], commits: [], diffStat: null };
  return { summary: result?.summary ?? null, exitCode: result?.exitCode ?? null, evidence: { ...evidence, ...git } };
}
