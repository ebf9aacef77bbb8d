import { useEffect, useRef } from 'react';

/** Faster than anybody reads, slow enough that a flood is drawn in few strokes. */
const PACE_MS = 40;

/** Gathers what comes one by one and hands it on together. What was gathered when the component goes is dropped. */
export function useBatch<T>(onBatch: (items: readonly T[]) => void): (item: T) => void {
  const gathered = useRef<T[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(onBatch);
  useEffect(() => {
    latest.current = onBatch;
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
      gathered.current = [];
    },
    [],
  );
  return useRef((item: T): void => {
    gathered.current.push(item);
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const items = gathered.current;
      gathered.current = [];
      latest.current(items);
    }, PACE_MS);
  }).current;
}
