import type { NewOutputLine, OutputLine } from '../tasks/output-line.ts';
import type { TakeStored } from '../tasks/stored-lines.ts';

/** A part of a task's output, and whether more can come. */
export interface OutputPage {
  readonly lines: readonly OutputLine[];
  /** True when the task has ended and `lines` reaches the last line that there is. */
  readonly isComplete: boolean;
}

/** The numbered output of tasks (I5). */
export interface OutputLog {
  /** Numbers and stores the lines in order; the number of the last one, or null when the fence is old or the task has ended: then nothing was stored. */
  append(taskId: string, fence: number, lines: readonly NewOutputLine[]): Promise<number | null>;
  /** Lines with a number greater than `after`, at most `limit`; null: there is no such task. */
  read(taskId: string, after: number, limit: number): Promise<OutputPage | null>;
  /** The number of the task's last line, 0 when it has none; null: there is no such task. */
  last(taskId: string): Promise<number | null>;
  /**
   * Removes the whole output of ended tasks: of those that ended before a time, and of the oldest until at most so many bytes of text are kept of all tasks; of
   * at most `limit` tasks. Resolves with how many it was.
   */
  discard(before: Date, keepBytes: number, limit: number): Promise<number>;
  /**
   * Calls back with what `append` of this process stores for a task, as reading would give it, before `append` resolves; returns how to stop. Lines
   * that other processes store do not come this way, nor those of which it is not known whether they were stored: only numbers tell what is missing.
   */
  onStored(taskId: string, take: TakeStored): () => void;
}
