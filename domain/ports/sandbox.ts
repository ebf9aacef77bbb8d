/** What a command may use. */
export interface SandboxLimits {
  readonly wallMs: number;
  readonly memoryBytes: number;
  readonly processes: number;
  /** Of both streams together; what comes after is dropped and the command is ended. */
  readonly outputBytes: number;
}

/** What a task's worktree belongs to. */
export interface TaskCheckout {
  /** The project's folder, which has the repository. */
  readonly project: string;
  readonly taskId: string;
  /** In whose name commits are made. */
  readonly author: string;
}

export interface SandboxCommand {
  /** The project's folder, or a task's worktree: the only place it can write to, apart from its own /tmp. */
  readonly folder: string;
  /**
   * Set where `folder` is a task's worktree: then git can also write its objects and the branches below `parley/` in the project's repository, and read
   * the rest of that; the project's other files are not seen.
   */
  readonly checkout?: TaskCheckout;
  /** Run by `/bin/sh -c`. */
  readonly command: string;
  /** What its environment holds beside a path and a home; absent: nothing. At most 100 KiB each. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly limits: SandboxLimits;
}

/** How a command ended. */
export type SandboxExit =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'limit'; readonly limit: 'time' | 'memory' | 'processes' | 'output' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly message: string };

export type SandboxStream = 'stdout' | 'stderr';

/** Takes the bytes in order as they come. As long as a promise that it returns is open, the command's output waits, and so in time does the command. */
export type SandboxOutput = (stream: SandboxStream, bytes: Uint8Array) => void | Promise<void>;

/** Runs commands away from Parley's data, home, environment and network. What it started dies with this process. */
export interface Sandbox {
  /** `none`: bubblewrap is missing, so every command needs the owner's approval. */
  readonly isolation: 'bubblewrap' | 'none';
  /** Never throws. Resolves when no process of the command is left. */
  run(command: SandboxCommand, onOutput: SandboxOutput, signal: AbortSignal): Promise<SandboxExit>;
}
