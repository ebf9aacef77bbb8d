import type { NewOutputLine, OutputLine } from './output-line.ts';

/** Takes lines that were just stored; their numbers follow each other. */
export type TakeStored = (lines: readonly OutputLine[]) => void;

/** Who hears at once of the lines that this process stores. */
export interface StoredLines {
  /** To be called after the commit, with the number of the last of these lines. */
  tell(taskId: string, last: number, lines: readonly NewOutputLine[]): void;
  /** Returns how to stop. */
  listen(taskId: string, take: TakeStored): () => void;
}

/** Nothing is kept: without a listener lines are not even numbered. */
export function makeStoredLines(): StoredLines {
  const byTask = new Map<string, Set<{ readonly take: TakeStored }>>();
  return {
    tell: (taskId, last, lines) => {
      const listeners = byTask.get(taskId);
      if (listeners === undefined || lines.length === 0) return;
      const first = last - lines.length + 1;
      const numbered = lines.map(({ at, kind, text }, index) => ({ number: first + index, at, kind, text }));
      for (const { take } of listeners) take(numbered);
    },
    listen: (taskId, take) => {
      const listener = { take };
      const listeners = byTask.get(taskId) ?? new Set();
      byTask.set(taskId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byTask.get(taskId) === listeners) byTask.delete(taskId);
      };
    },
  };
}
