import type { Nanos } from '../costs/money.ts';

/** `interrupted` is between attempts; the last three are final. */
export type TaskState = 'queued' | 'waiting' | 'running' | 'interrupted' | 'succeeded' | 'failed' | 'stopped';

export type FinalTaskState = Extract<TaskState, 'succeeded' | 'failed' | 'stopped'>;

/** What a task does: an agent works on a prompt, or one command runs with no model. */
export type TaskWork =
  | { readonly kind: 'prompt'; readonly prompt: string; /** `provider/model`; null: the agent's chain. */ readonly model: string | null }
  | { readonly kind: 'command'; readonly command: string };

/** A durable background run. */
export interface Task {
  /** A short code that people can type. */
  readonly id: string;
  readonly projectId: string;
  /** Who asked for it. */
  readonly personId: string;
  /** Where its result is told; null: nowhere, it can only be looked up. */
  readonly conversationId: string | null;
  readonly work: TaskWork;
  readonly limits: TaskLimits;
  readonly state: TaskState;
  /** How often it was started. */
  readonly attempt: number;
  /** Why it is in this state, when that needs saying. */
  readonly reason: TaskReason | null;
  readonly result: TaskResult | null;
  readonly spent: Nanos;
  /** The number of its newest output line; 0: there is none. */
  readonly lastLine: number;
  /** The task that this one repeats; null: none. */
  readonly retryOf: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

export interface TaskLimits {
  readonly budget: Nanos;
  readonly steps: number;
  readonly wallMs: number;
}

/** A stable dotted code such as `task.stopped.by-person`, and the sentence that people read. */
export interface TaskReason {
  readonly code: string;
  readonly message: string;
}

export interface TaskResult {
  /** The agent's closing words; null for a command. */
  readonly summary: string | null;
  /** The exit code of a command task; null for an agent or when it did not exit by itself. */
  readonly exitCode: number | null;
}

/** A task that this worker may run, and the fence that its writes must carry. */
export interface ClaimedTask {
  readonly task: Task;
  readonly fence: number;
}
