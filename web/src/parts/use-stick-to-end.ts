import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

import { hasLeftEnd, isNearEnd } from './end-of-box.ts';

export interface StickToEnd<Element> {
  readonly ref: RefObject<Element | null>;
  /** Whether what is new comes into view by itself. */
  readonly isAtEnd: boolean;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
  /** Lets what is new come without moving what is read. */
  readonly leaveEnd: () => void;
}

/** Keeps a scrolled box at its end while it grows, unless the person has scrolled up: then it stays where it is. `content` changes whenever it grows. */
export function useStickToEnd<Element extends HTMLElement>(content: unknown): StickToEnd<Element> {
  const ref = useRef<Element>(null);
  const stuckAt = useRef(0);
  const lastTop = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = useCallback(() => {
    const box = ref.current;
    setAtEnd(true);
    box?.scrollTo({ top: box.scrollHeight });
    stuckAt.current = box?.scrollTop ?? 0;
    lastTop.current = stuckAt.current;
  }, []);
  const leaveEnd = useCallback(() => setAtEnd(false), []);
  const onScroll = useCallback(() => {
    const box = ref.current;
    if (box === null) return;
    // Only who goes down comes back: the first steps of a smooth way up are near the end, too, and being put there is no step.
    const isGoingDown = box.scrollTop > lastTop.current;
    lastTop.current = box.scrollTop;
    if (isNearEnd(box) && isGoingDown) setAtEnd(true);
    else if (hasLeftEnd(box, stuckAt.current)) setAtEnd(false);
  }, []);
  const stick = useCallback(() => {
    const box = ref.current;
    if (box === null) return;
    // Somebody may scroll up just before new content is drawn; the event of it comes only after that.
    if (hasLeftEnd(box, stuckAt.current)) setAtEnd(false);
    else toEnd();
  }, [toEnd]);
  useLayoutEffect(() => {
    if (isAtEnd) stick();
  }, [content, isAtEnd, stick]);
  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null || !isAtEnd) return undefined;
    // What is drawn later, such as a deferred reply, or a keyboard that takes half of the screen.
    const observer = new ResizeObserver(stick);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [isAtEnd, stick]);
  return { ref, isAtEnd, onScroll, toEnd, leaveEnd };
}
