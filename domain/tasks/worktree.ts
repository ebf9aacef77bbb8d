/** A task's own checkout of a git project. */
export interface Worktree {
  /** Absolute. */
  readonly folder: string;
  /** `parley/<id>-<slug>`. */
  readonly branch: string;
  /** The commit that it started from. */
  readonly base: string;
  /** The branch into which it is merged: the one that it was asked to start from, else the one that the project stood on then; null: on none. */
  readonly into: string | null;
  /** Absent: its work was not merged by Parley. */
  readonly isMerged?: true;
  /** Absent: it is still there, as far as is known. */
  readonly isRemoved?: true;
}
