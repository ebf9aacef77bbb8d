import { useCallback } from 'react';
import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** For a list of links: the arrows, Home and End go from one to the other, besides Tab. */
export function useArrowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    const step = STEPS[event.key];
    const links = [...event.currentTarget.querySelectorAll('a')];
    const index = links.findIndex((link) => link === event.target);
    if (step === undefined || index === -1) return;
    event.preventDefault();
    links[step(index, links.length)]?.focus();
  }, []);
}
