import type { TaskDependency } from './task-dependency.ts';

/** What somebody wants done. */
export interface NewTask {
  /** A project's name or a path below the workspace root; null: that of the task that it goes on with, or the default one. */
  readonly project: string | null;
  /** One of the two; with a template the prompt says more, or nothing. */
  readonly prompt: string | null;
  readonly command: string | null;
  /** Of a command: whether it may be run again when it is cut off; absent: no. */
  readonly isRepeatable?: boolean;
  /** US dollars; null: as the template says or as configured. */
  readonly budgetUsd: number | null;
  /** Where its result is told; null: nowhere. */
  readonly conversationId: string | null;
  /** `provider/model` for the agent; null: the agent's chain. */
  readonly model: string | null;
  /** The same key again is the same task; null: always a new one. */
  readonly key: string | null;
  /** The name of the template to make the prompt from; absent: none. */
  readonly template?: string | null;
  /** Of the template, by name; absent: none. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Absent: as configured, like the next. */
  readonly steps?: number | null;
  readonly wallMs?: number | null;
  readonly idleMs?: number | null;
  /** Where its worktree begins; absent: where the project stands. */
  readonly branch?: string | null;
  /** What has to end before it starts; absent: nothing. */
  readonly after?: readonly TaskDependency[];
  /** The ended task whose context it goes on with; absent: none. */
  readonly continues?: string | null;
  /** Whether whoever asks for it has said yes to what it may cost; absent: no, so that above the configured amount they are asked before it starts. */
  readonly isConfirmed?: boolean;
}
