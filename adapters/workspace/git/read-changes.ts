import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import { GIT_FAILURES } from './git-refusals.ts';
import { quoted } from './quoted.ts';
import { asGitSays, type RunGit } from './run-git.ts';

/** What a person still reads; beyond it the changes are cut. */
const MOST_BYTES = 400_000;

/** What changes from before the first commit to the last one, as a unified diff. Nothing of the repository runs for it. */
export async function readChanges(run: RunGit, project: string, first: string, last: string): Promise<GitOutcome<string>> {
  const repository = join(project, '.git');
  const place = { folder: repository, repository, mounts: [{ path: repository, isWritable: false }] };
  const range = `${quoted(`${first}^`)} ${quoted(last)}`;
  const compared = await run(
    place,
    `git --git-dir "$REPOSITORY" diff --no-color --no-ext-diff --no-textconv --find-renames ${range} > /tmp/changes || exit
head -c ${MOST_BYTES} /tmp/changes`,
  );
  return compared.code === 0 ? { kind: 'ok', value: compared.stdout } : asGitSays(compared, GIT_FAILURES.compared);
}
