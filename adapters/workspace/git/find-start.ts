import { lstatSync } from 'node:fs';
import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import { GIT_FAILURES, GIT_REFUSALS } from './git-refusals.ts';
import { quoted } from './quoted.ts';
import { asGitSays, refused, type RunGit } from './run-git.ts';

/** Where a task starts. */
export interface Start {
  readonly commit: string;
  /** The branch into which its work goes; null: there is none. */
  readonly into: string | null;
}

/** The exit codes of the script that finds where a task starts. */
const NO_REPOSITORY = 70;
const NO_COMMIT = 71;
const NO_SUCH_START = 72;
const GIT_MISSING = 127;

/** Prints the commit and, where there is one, the branch into which the work goes. */
const FIND_START = `
command -v git > /dev/null || exit ${GIT_MISSING}
git --git-dir "$REPOSITORY" rev-parse --git-dir > /dev/null 2>&1 || exit ${NO_REPOSITORY}
here=$(git --git-dir "$REPOSITORY" symbolic-ref -q HEAD)
if [ -z "$FROM" ]; then
  git --git-dir "$REPOSITORY" rev-parse -q --verify 'HEAD^{commit}' || exit ${NO_COMMIT}
  printf '%s\\n' "$here"
  exit 0
fi
for name in "refs/heads/$FROM" "refs/tags/$FROM" "refs/remotes/origin/$FROM" "$FROM"; do
  git --git-dir "$REPOSITORY" rev-parse -q --verify --end-of-options "$name^{commit}" 2> /dev/null || continue
  case "$name" in refs/heads/*) printf '%s\\n' "$name";; *) printf '%s\\n' "$here";; esac
  exit 0
done
git --git-dir "$REPOSITORY" for-each-ref --count 20 --sort=-committerdate --format '%(refname:short)' refs/heads
exit ${NO_SUCH_START}`;

const BRANCH_PREFIX = 'refs/heads/';

/** The project's `.git` folder; null: it has none of its own. */
export function repositoryOf(project: string): string | null {
  const repository = join(project, '.git');
  return lstatSync(repository, { throwIfNoEntry: false })?.isDirectory() === true ? repository : null;
}

/** Looks where a task starts, on the named branch, tag or commit or where the project stands; null: there is nothing to start from, and nothing was asked for. */
export async function findStart(run: RunGit, project: string, from: string | null): Promise<GitOutcome<Start | null>> {
  const repository = repositoryOf(project);
  if (repository === null) return from === null ? { kind: 'ok', value: null } : refused(GIT_REFUSALS.noRepository(from));
  if (from?.startsWith('-') === true) return refused(GIT_REFUSALS.notABranch(from));
  const found = await run(
    // Beside its folder, which is the only one that it can write to, nothing of the project is seen.
    { folder: repository, repository, mounts: [] },
    `FROM=${quoted(from ?? '')}\n${FIND_START}`,
  );
  const [commit = '', here = ''] = found.stdout.split('\n');
  if (found.code === 0) {
    return { kind: 'ok', value: { commit, into: here.startsWith(BRANCH_PREFIX) ? here.slice(BRANCH_PREFIX.length) : null } };
  }
  if (found.code === NO_SUCH_START) {
    return refused(GIT_REFUSALS.noSuchStart(from ?? '', found.stdout.trim().split('\n').filter(Boolean).join(', ')));
  }
  if (from === null && [NO_REPOSITORY, NO_COMMIT, GIT_MISSING].includes(found.code ?? 0)) return { kind: 'ok', value: null };
  return asGitSays(found, GIT_FAILURES.repository);
}
