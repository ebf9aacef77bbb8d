import { useEffect, useMemo, useState } from 'react';

import { useSettled } from '../parts/use-settled.ts';
import { makeLogSearch } from './find-in-log.ts';
import type { FollowedLog } from './use-task-log.ts';

/** So long somebody has not typed when the looking begins. */
const SETTLED_MS = 200;

export interface FoundLines {
  readonly words: string;
  /** How many lines have the words in them. */
  readonly count: number;
  /** Which of them the search stands at, from 1; 0: none yet. */
  readonly position: number;
  /** The number of that line; null: none. */
  readonly current: number | null;
  /** Whether lines are still being fetched to look at. */
  readonly isLooking: boolean;
  readonly setWords: (words: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** Looks for words in the whole output, also in what was not fetched yet and in what still comes. */
export function useLogSearch({ log, fetchLines }: FollowedLog, onGo: (number: number) => void): FoundLines {
  const [words, setWords] = useState('');
  const [current, setCurrent] = useState<number | null>(null);
  const [isLooking, setLooking] = useState(false);
  const settled = useSettled(words, SETTLED_MS);
  const search = useMemo(() => makeLogSearch(settled), [settled]);
  useEffect(() => {
    if (settled.trim() === '') return;
    setLooking(true);
    void fetchLines(1, log.last()).then(() => setLooking(false));
  }, [settled, log, fetchLines]);
  const found = search.matches(log);
  const at = current === null ? -1 : found.indexOf(current);
  const step = (by: 1 | -1): void => {
    const next = found[(at === -1 ? (by === 1 ? 0 : found.length - 1) : at + by + found.length) % Math.max(1, found.length)];
    if (next === undefined) return;
    setCurrent(next);
    onGo(next);
  };
  const change = (next: string): void => {
    setWords(next);
    setCurrent(null);
  };
  return { words, count: found.length, position: at + 1, current: at === -1 ? null : current, isLooking, setWords: change, step };
}
