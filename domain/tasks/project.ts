/** A folder under the workspace root on which the agent works. */
export interface Project {
  readonly id: string;
  /** Unique; lower-case letters, digits, dots, dashes and underscores. */
  readonly name: string;
  /** Absolute, symlinks resolved when it was added. */
  readonly folder: string;
  readonly addedBy: string;
  readonly createdAt: Date;
}
