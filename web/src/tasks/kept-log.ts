import type { LogLine } from './log-documents.ts';

/** How many lines are fetched at a time. */
export const PIECE = 500;

/** The lines of a task as far as they were fetched, by their numbers. Lines without one here exist, and are fetched when they are looked at. */
export interface KeptLog {
  /** Counts up with each change. */
  version(): number;
  /** The number of the last line that is known of. */
  last(): number;
  /** Undefined: not fetched yet. Numbers begin at 1. */
  line(number: number): LogLine | undefined;
  /** Keeps lines, each once. */
  add(lines: readonly LogLine[]): void;
  /** After which numbers to fetch pieces, so that no line from the first to the last of these is missing; each is named once until it failed. */
  wants(first: number, last: number): readonly number[];
  /** The piece after this number did not come: it is named again when it is wanted again. */
  failed(after: number): void;
  /** Calls back after each change; returns how to stop. */
  subscribe(onChange: () => void): () => void;
}

/** A log of which `before` lines are known to exist. */
export function makeKeptLog(before: number): KeptLog {
  const lines = new Map<number, LogLine>();
  const asked = new Set<number>();
  const watchers = new Set<() => void>();
  let last = before;
  let version = 0;
  return {
    version: () => version,
    last: () => last,
    line: (number) => lines.get(number),
    add(more) {
      const fresh = more.filter(({ number }) => !lines.has(number));
      if (fresh.length === 0) return;
      for (const line of fresh) {
        lines.set(line.number, line);
        last = Math.max(last, line.number);
      }
      version += 1;
      for (const watcher of watchers) watcher();
    },
    wants(first, final) {
      const pieces: number[] = [];
      if (first > before) return pieces;
      for (let after = startOf(first); after < Math.min(final, before); after += PIECE) {
        if (asked.has(after)) continue;
        asked.add(after);
        pieces.push(after);
      }
      return pieces;
    },
    failed: (after) => void asked.delete(after),
    subscribe(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}

function startOf(number: number): number {
  return Math.floor((Math.max(1, number) - 1) / PIECE) * PIECE;
}
