/** One command that ran in a task. */
export interface RanCommand {
  readonly command: string;
  /** Null: it did not exit by itself. */
  readonly exitCode: number | null;
}

export interface Commit {
  /** The full hash. */
  readonly hash: string;
  readonly subject: string;
}

/** What a run itself saw of the work, whatever its summary claims. */
export interface TaskEvidence {
  /** In order. */
  readonly commands: readonly RanCommand[];
  /** Paths that its file tools wrote, each once. */
  readonly filesWritten: readonly string[];
  /** The task's own commits, oldest first; empty outside git. */
  readonly commits: readonly Commit[];
  /** As `git diff --stat` says it; null outside git or when nothing was changed. */
  readonly diffStat: string | null;
}
