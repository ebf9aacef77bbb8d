import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { discardWork } from './discard-work.ts';
import { quoted } from './quoted.ts';
import type { RunGit } from './run-git.ts';
import type { WorktreePlans } from './worktree-plan.ts';

const HAS_WORK = 70;

/** Whatever cannot be found out counts as work. */
const LOOK = `
if [ -e "$PWD/.git" ]; then [ -z "$(git status --porcelain || echo unknown)" ] || exit ${HAS_WORK}; fi
tip=$(git --git-dir "$REPOSITORY" rev-parse -q --verify "refs/heads/$BRANCH") || exit 0
[ "$tip" != "$BASE" ] || exit 0
[ -n "$INTO" ] && git --git-dir "$REPOSITORY" merge-base --is-ancestor "$tip" "refs/heads/$INTO" || exit ${HAS_WORK}`;

/** Discards the worktree when its work is merged or it has none. */
export async function tidyWork(run: RunGit, plans: WorktreePlans, project: string, worktree: Worktree): Promise<GitOutcome<boolean>> {
  const repository = join(project, '.git');
  const names = `BRANCH=${quoted(worktree.branch)} BASE=${quoted(worktree.base)} INTO=${quoted(worktree.into ?? '')}\n`;
  const mounts = [{ path: repository, isWritable: true }];
  const looked = await run({ folder: worktree.folder, repository, mounts }, names + LOOK);
  if (looked.code !== 0) return { kind: 'ok', value: false };
  const discarded = await discardWork(run, plans, project, worktree);
  return discarded.kind === 'ok' ? { kind: 'ok', value: true } : discarded;
}
