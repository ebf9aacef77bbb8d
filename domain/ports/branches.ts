import type { GitOutcome } from './git-outcome.ts';

/** What tasks can start from, and what is between two commits. */
export interface Branches {
  /** Whether a task in this project's folder could start from a branch, tag or commit of this name; refused: why not, with the branches that there are. */
  check(folder: string, from: string): Promise<GitOutcome<void>>;
  /** What changes from before the first commit to the last one, as a unified diff, cut where it is too long to be read; refused: why not. */
  changes(folder: string, first: string, last: string): Promise<GitOutcome<string>>;
}
