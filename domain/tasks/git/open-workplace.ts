import type { Person } from '../../access/person.ts';
import { retryWhileUnreachable } from '../../delivery/while-unreachable.ts';
import type { Ports } from '../../ports/ports.ts';
import type { TaskCheckout } from '../../ports/sandbox.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { Project } from '../project.ts';
import { RunAborted } from '../run-aborted.ts';
import { taskTitle } from '../task-title.ts';
import type { Task } from '../task.ts';
import { GIT_TEXTS } from './git-texts.ts';

export interface OpenWorkplaceDeps extends Pick<Ports, 'worktrees' | 'taskReports' | 'clock' | 'crashPoints'> {
  readonly redactor: Redactor;
}

/** Where a task works. */
export interface Workplace {
  readonly folder: string;
  /** Null: in the project's folder itself. */
  readonly checkout: TaskCheckout | null;
  /** The branch that it works on; null: whatever the project's folder has. */
  readonly branch: string | null;
}

export type OpenedWorkplace = { readonly kind: 'ok'; readonly value: Workplace } | { readonly kind: 'refused'; readonly message: string };

interface WorkingTask {
  readonly task: Task;
  readonly fence: number;
  readonly person: Person;
  readonly project: Project;
  readonly signal: AbortSignal;
}

/**
 * Where a task works: in a git project in a worktree on a branch of its own, which it finds again after a crash; elsewhere, and where there is no
 * bubblewrap to run git in, in the project's folder itself. Throws RunAborted when the claim is lost.
 */
export async function openWorkplace(
  deps: OpenWorkplaceDeps,
  { task, fence, person, project, signal }: WorkingTask,
): Promise<OpenedWorkplace> {
  const texts = GIT_TEXTS[person.language];
  const itself: OpenedWorkplace = { kind: 'ok', value: { folder: project.folder, checkout: null, branch: null } };
  if (deps.worktrees === null) return task.branch === null ? itself : { kind: 'refused', message: texts.noBranches(task.branch) };
  deps.crashPoints.reach('before.worktree.open');
  const title = deps.redactor.text(taskTitle(task.work));
  const opened = await deps.worktrees.open(project.folder, { id: task.id, title, from: task.branch });
  deps.crashPoints.reach('after.worktree.open');
  if (opened.kind === 'refused') return { kind: 'refused', message: opened.message[person.language] };
  const worktree = opened.value;
  if (worktree === null) return task.worktree === null ? itself : { kind: 'refused', message: texts.gone };
  const isOurs = await retryWhileUnreachable(deps.clock, signal, () => deps.taskReports.keepWorktree(task.id, fence, worktree));
  if (!isOurs) throw new RunAborted('lost');
  const checkout = { project: project.folder, taskId: task.id, author: person.name };
  return { kind: 'ok', value: { folder: worktree.folder, checkout, branch: worktree.branch } };
}
