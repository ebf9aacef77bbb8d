/** A task's own checkout of a git project. */
export interface Worktree {
  /** Absolute. */
  readonly folder: string;
  /** `parley/<id>-<slug>`. */
  readonly branch: string;
  /** The commit that it started from. */
  readonly base: string;
  /** The branch that the project stood on then, into which it is merged; null: on none. */
  readonly into: string | null;
}
