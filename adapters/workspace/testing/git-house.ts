import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TaskCheckout } from '../../../domain/ports/sandbox.ts';
import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { makeSystemClock } from '../../system/system-clock.ts';
import { makeBubblewrapSandbox, makeRunPlaced } from '../bubblewrap-sandbox.ts';
import { detectSandbox } from '../detect-sandbox.ts';
import { makeBranches, makeWorktrees } from '../git/make-worktrees.ts';

/** Whether this machine has what worktrees need. */
export const HAS_GIT = existsSync('/usr/bin/git') && existsSync('/usr/bin/bwrap');

const PERSON = {
  GIT_AUTHOR_NAME: 'Anna',
  GIT_AUTHOR_EMAIL: 'anna@example.org',
  GIT_COMMITTER_NAME: 'Anna',
  GIT_COMMITTER_EMAIL: 'anna@example.org',
};

const LIMITS = { wallMs: 30_000, memoryBytes: 1e9, processes: 64, outputBytes: 1e6 } as const;

/** Git as a person uses it in their own repository; what it printed, trimmed. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...PERSON, PATH: '/usr/bin:/bin', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8' };
  return execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** The value, or the refusal as an error. */
export function valueOf<T>(outcome: GitOutcome<T>): T {
  if (outcome.kind === 'refused') throw new Error(outcome.message.en);
  return outcome.value;
}

function makeProject(workspaceRoot: string): string {
  const project = join(workspaceRoot, 'проект один');
  mkdirSync(project);
  git(project, 'init', '-q');
  writeFileSync(join(project, 'readme.md'), 'one\n');
  git(project, 'add', '.');
  git(project, 'commit', '-q', '-m', 'First');
  writeFileSync(join(project, 'notes.txt'), 'notes\n');
  git(project, 'add', '.');
  git(project, 'commit', '-q', '-m', 'Second');
  return project;
}

/** A workspace with a git project that has two commits. */
export async function makeGitHouse() {
  const clock = makeSystemClock();
  const detected = await detectSandbox(clock);
  if (detected.kind === 'unusable') throw new Error(detected.message);
  const workspaceRoot = realpathSync(mkdtempSync(join(tmpdir(), 'parley-git-')));
  const project = makeProject(workspaceRoot);
  const deps = { bubblewrap: detected.bubblewrap, clock, hidden: [] };
  const sandbox = makeBubblewrapSandbox(deps);
  const worktrees = makeWorktrees({ workspaceRoot, run: makeRunPlaced(deps) });
  const checkoutOf = (taskId: string): TaskCheckout => ({ project, taskId, author: 'Анна <Root>' });
  return {
    workspaceRoot,
    project,
    worktrees,
    branches: makeBranches({ run: makeRunPlaced(deps) }),
    /** Opens a task's worktree, which must be possible. */
    async open(id: string, title = 'Fix the tests', from: string | null = null): Promise<Worktree> {
      const worktree = valueOf(await worktrees.open(project, { id, title, from }));
      if (worktree === null) throw new Error('There is no worktree.');
      return worktree;
    },
    /** Runs a command of the agent in the task's worktree; what it printed, errors included, and how it ended. */
    async shell(worktree: Worktree, taskId: string, command: string): Promise<{ printed: string; code: number | null }> {
      let printed = '';
      const request = { folder: worktree.folder, command, limits: LIMITS, checkout: checkoutOf(taskId) };
      const exit = await sandbox.run(
        request,
        (_stream, bytes) => void (printed += Buffer.from(bytes).toString()),
        new AbortController().signal,
      );
      return { printed: exit.kind === 'not-started' ? exit.message : printed, code: exit.kind === 'exited' ? exit.code : null };
    },
    commit: (worktree: Worktree, taskId: string, subject = 'Fix the tests') =>
      worktrees.commit(project, worktree, { taskId, subject, author: 'Анна <Root>' }),
    close: () => rmSync(workspaceRoot, { recursive: true, force: true }),
  };
}

export type GitHouse = Awaited<ReturnType<typeof makeGitHouse>>;
