/** What the client's exit codes say. The first two only where a task is followed, or a reply is awaited. */
export const EXIT = {
  /** The task failed; there is no reply. */
  failed: 1,
  /** The task was stopped. */
  stopped: 2,
  /** The client could not do what it was asked to. */
  trouble: 3,
  /** Ctrl-C. */
  interrupted: 130,
  /** Whoever read the output went away. */
  brokenPipe: 141,
} as const;

/** Why the client ends without having done its work: one sentence for people. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(message: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.exitCode = options.exitCode ?? EXIT.trouble;
  }
}

/** The server cannot be reached now; trying again may help. */
export class Unreachable extends Failure {}
