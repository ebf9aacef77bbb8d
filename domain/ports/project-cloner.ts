import type { GitOutcome } from './git-outcome.ts';

/** Brings repositories from elsewhere into the workspace. */
export interface ProjectCloner {
  /**
   * Clones the repository at an https address into a new folder of this name below the workspace root; all or nothing. Nothing in the repository is run, and
   * what is too large or takes too long is refused. Returns the folder, links resolved.
   */
  clone(url: string, name: string): Promise<GitOutcome<string>>;
}
