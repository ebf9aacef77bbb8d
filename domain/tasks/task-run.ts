import type { Person } from '../access/person.ts';
import type { SandboxStream, TaskCheckout } from '../ports/sandbox.ts';
import type { OutputKind } from './output-line.ts';
import type { Project } from './project.ts';
import type { RunEvent } from './run-event.ts';
import type { FinalTaskState, Task, TaskReason, TaskResult } from './task.ts';

/** Where a running task's output goes. */
export interface TaskOutput {
  /** A whole line, or several. */
  line(kind: OutputKind, text: string): void;
  /** A piece of running text; lines are cut as DESIGN says. */
  text(piece: string): void;
  /** A command's bytes. The promise is open while the store is behind, so that the command waits. */
  bytes(stream: SandboxStream, bytes: Uint8Array): Promise<void> | void;
  /** Resolves when everything is stored. */
  flush(): Promise<void>;
}

/** One attempt of a task. */
export interface TaskRun {
  readonly task: Task;
  readonly fence: number;
  readonly person: Person;
  readonly project: Project;
  /** Where it works: absolute. */
  readonly folder: string;
  /** Set when that is a worktree; null: it is the project's folder. */
  readonly checkout: TaskCheckout | null;
  readonly output: TaskOutput;
  /** How often it was tried again by itself, after faults that may pass. */
  readonly transientTries: number;
  /** Aborts with a RunAborted, with an OverTime when the wall time is over, or with an Idle. */
  readonly signal: AbortSignal;
  /** Says what happens; everything is a sign of life. */
  note(event: RunEvent): void;
  /** What is left of the wall time, in milliseconds. */
  leftMs(): number;
  /** Waits for a person; the task's time stands still meanwhile. */
  waitForPerson<T>(wait: () => Promise<T>): Promise<T>;
}

/** How an attempt ended. */
export interface TaskVerdict {
  readonly state: FinalTaskState;
  readonly reason: TaskReason | null;
  readonly result: TaskResult | null;
}

export function failure(code: string, message: string, result: TaskResult | null = null): TaskVerdict {
  return { state: 'failed', reason: { code, message }, result };
}
