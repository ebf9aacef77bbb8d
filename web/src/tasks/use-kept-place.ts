import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** When lines come before the first one, what the person reads stays where it is. `before`: how many lines are not shown above. */
export function useKeptPlace(ref: RefObject<HTMLElement | null>, before: number): void {
  const last = useRef({ before, height: 0 });
  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null) return;
    if (before < last.current.before) box.scrollTop += box.scrollHeight - last.current.height;
    last.current = { before, height: box.scrollHeight };
  });
}
