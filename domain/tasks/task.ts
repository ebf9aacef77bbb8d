import type { Nanos } from '../costs/money.ts';
import type { TaskDependency } from './task-dependency.ts';
import type { TaskEvidence } from './task-evidence.ts';
import type { TaskProgress } from './task-progress.ts';
import type { Worktree } from './worktree.ts';

/** `interrupted` is between attempts; the last three are final. */
export type TaskState = 'queued' | 'waiting' | 'running' | 'interrupted' | 'succeeded' | 'failed' | 'stopped';

export type FinalTaskState = Extract<TaskState, 'succeeded' | 'failed' | 'stopped'>;

/** The template that a prompt was made from. */
export interface TemplateUse {
  readonly name: string;
  /** All of them, those that were left out with their defaults. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Names of the only tools that the run may use; null: all. */
  readonly tools: readonly string[] | null;
}

/** What a task does: an agent works on a prompt, or one command runs with no model. */
export type TaskWork =
  | {
      readonly kind: 'prompt';
      readonly prompt: string;
      /** `provider/model`; null: the agent's chain. */
      readonly model: string | null;
      /** Null: written by hand. */
      readonly template: TemplateUse | null;
      /** The ended task whose context this one goes on with; null: none. */
      readonly continues: string | null;
    }
  | {
      readonly kind: 'command';
      readonly command: string;
      /** Whether it does no harm when a part of it was done before, so that what cuts it off has it run again from its beginning; absent: no. */
      readonly isRepeatable?: true;
    };

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
  /** What has to end before it starts; empty: nothing. */
  readonly after: readonly TaskDependency[];
  /** The branch, tag or commit that its worktree starts from; null: where the project stands. */
  readonly branch: string | null;
  /** What the person in charge must say yes to before it starts, such as what it may cost; null: nothing. */
  readonly confirmation: string | null;
  /** The schedule that made it; null: none. */
  readonly scheduleId: string | null;
  readonly state: TaskState;
  /** How often it was started. */
  readonly attempt: number;
  /** Why it is in this state, when that needs saying. */
  readonly reason: TaskReason | null;
  readonly result: TaskResult | null;
  readonly spent: Nanos;
  /** The number of its newest output line; 0: there is none. */
  readonly lastLine: number;
  /** What it is doing, from typed events alone; null: it was never started. */
  readonly progress: TaskProgress | null;
  /** Where it works, in a git project, from its first start on; null: in the project's folder itself. */
  readonly worktree: Worktree | null;
  /** The task that this one repeats; null: none. */
  readonly retryOf: string | null;
  /** How many times the same work was tried before, by a person's wish: 0 for the first. */
  readonly retries: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

export interface TaskLimits {
  readonly budget: Nanos;
  readonly steps: number;
  readonly wallMs: number;
  /** How long it may show no sign of life. */
  readonly idleMs: number;
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
  /** What the run itself saw; null: it was cut off before anything was known. */
  readonly evidence: TaskEvidence | null;
}

/** A task that this worker may run, and the fence that its writes must carry. */
export interface ClaimedTask {
  readonly task: Task;
  readonly fence: number;
  /** How many of its attempts so far were ended by a fault that may pass. */
  readonly transientTries: number;
}
