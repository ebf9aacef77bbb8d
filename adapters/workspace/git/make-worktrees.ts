import { mkdirSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';

import type { Branches } from '../../../domain/ports/branches.ts';
import type { Worktrees } from '../../../domain/ports/worktrees.ts';
import type { RunPlaced } from '../bubblewrap-sandbox.ts';
import { commitWork } from './commit-work.ts';
import { describeWork } from './describe-work.ts';
import { discardWork } from './discard-work.ts';
import { mergeWork } from './merge-work.ts';
import { openWorktree } from './open-worktree.ts';
import { findStart } from './find-start.ts';
import { readChanges } from './read-changes.ts';
import { makeRunGit } from './run-git.ts';
import { tidyWork } from './tidy-work.ts';
import { makeWorktreePlans } from './worktree-plan.ts';

export interface WorktreesDeps {
  /** Absolute. Worktrees lie in `.worktrees/PROJECT/TASK` below it. */
  readonly workspaceRoot: string;
  readonly run: RunPlaced;
}

/**
 * Worktrees of git projects. A repository that an agent could write to is taken for hostile: git never runs on it outside bubblewrap, and
 * so there are no worktrees without bubblewrap.
 */
export function makeWorktrees(deps: WorktreesDeps): Worktrees {
  mkdirSync(deps.workspaceRoot, { recursive: true });
  const plans = makeWorktreePlans(realpathSync(deps.workspaceRoot));
  const run = makeRunGit(deps.run);
  return {
    open: (folder, task) => openWorktree(run, plans, folder, task),
    commit: (folder, worktree, work) => commitWork(run, folder, worktree, work),
    describe: (folder, worktree) => describeWork(run, folder, worktree, basename(worktree.folder)),
    merge: (folder, worktree) => mergeWork(run, folder, worktree),
    discard: (folder, worktree) => discardWork(run, plans, folder, worktree),
    tidy: (folder, worktree) => tidyWork(run, plans, folder, worktree),
    kept: async () => plans.all(),
  };
}

/** What tasks can start from, looked for in the same way. */
export function makeBranches({ run }: Pick<WorktreesDeps, 'run'>): Branches {
  const git = makeRunGit(run);
  return {
    async check(folder, from) {
      const start = await findStart(git, folder, from);
      return start.kind === 'refused' ? start : { kind: 'ok', value: undefined };
    },
    changes: (folder, first, last) => readChanges(git, folder, first, last),
  };
}
