import type { GitOutcome } from './git-outcome.ts';

/** What tasks can start from. */
export interface Branches {
  /** Whether a task in this project's folder could start from a branch, tag or commit of this name; refused: why not, with the branches that there are. */
  check(folder: string, from: string): Promise<GitOutcome<void>>;
}
