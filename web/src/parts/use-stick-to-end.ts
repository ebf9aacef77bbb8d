import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** So near to the end counts as there: fractions of pixels and a line that is about to come. */
const NEAR_PX = 48;

export interface StickToEnd<Element> {
  readonly ref: RefObject<Element | null>;
  /** Whether what is new comes into view by itself. */
  readonly isAtEnd: boolean;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
}

/** Keeps a scrolled box at its end while it grows, unless the person has scrolled up: then it stays where it is. `content` changes whenever it grows. */
export function useStickToEnd<Element extends HTMLElement>(content: unknown): StickToEnd<Element> {
  const ref = useRef<Element>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const onScroll = useCallback(() => {
    const box = ref.current;
    if (box !== null) setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX);
  }, []);
  const toEnd = useCallback(() => {
    setAtEnd(true);
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  }, []);
  useLayoutEffect(() => {
    if (isAtEnd) ref.current?.scrollTo({ top: ref.current.scrollHeight });
  }, [content, isAtEnd]);
  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null || !isAtEnd) return undefined;
    // What is drawn later, such as a deferred reply, or a keyboard that takes half of the screen.
    const observer = new ResizeObserver(() => box.scrollTo({ top: box.scrollHeight }));
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [isAtEnd]);
  return { ref, isAtEnd, onScroll, toEnd };
}
