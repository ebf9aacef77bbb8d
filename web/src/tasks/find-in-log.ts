import type { KeptLog } from './kept-log.ts';
import { readableLine } from './readable-line.ts';

/** Looks for words in a log that grows; capital and small letters are the same. */
export interface LogSearch {
  /** The numbers of the lines with the words in them, up to the first line that is not fetched. */
  matches(log: KeptLog): readonly number[];
}

/** Nothing is found by no words. Each line is looked at once. */
export function makeLogSearch(words: string): LogSearch {
  const wanted = words.trim().toLocaleLowerCase();
  let found: readonly number[] = [];
  let looked = 0;
  return {
    matches(log) {
      if (wanted === '') return found;
      const fresh: number[] = [];
      for (let line = log.line(looked + 1); line !== undefined; line = log.line(looked + 1)) {
        looked = line.number;
        if (readableLine(line.text).toLocaleLowerCase().includes(wanted)) fresh.push(line.number);
      }
      if (fresh.length > 0) found = [...found, ...fresh];
      return found;
    },
  };
}
