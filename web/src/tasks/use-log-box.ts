import { useEffect } from 'react';
import type { WheelEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

import { useStickToEnd } from '../parts/use-stick-to-end.ts';
import type { FollowedLog } from './use-task-log.ts';

/** What most lines are high, in pixels; each is measured when it is drawn. */
const LINE_PX = 21;
/** So many lines beyond what is in view are drawn, for a quick wheel. */
const OVERSCAN = 30;

/** The box in which the output is scrolled: only lines in view are drawn, and those that are missing are fetched. */
export function useLogBox({ log, version, isOver, fetchLines }: FollowedLog) {
  const stick = useStickToEnd<HTMLDivElement>(isOver ? 'over' : version);
  const { ref, leaveEnd } = stick;
  const count = log.last();
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => ref.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => index,
    // It puts the box there when it first sees it.
    initialOffset: () => count * LINE_PX,
    overscan: OVERSCAN,
  });
  const shown = virtualizer.getVirtualItems();
  const [first, last] = [(shown[0]?.index ?? -1) + 1, (shown.at(-1)?.index ?? -1) + 1];
  useEffect(() => {
    if (first > 0) void fetchLines(first, last);
  }, [first, last, fetchLines]);
  const goTo = (number: number): void => {
    leaveEnd();
    virtualizer.scrollToIndex(number - 1, { align: 'center' });
  };
  const onWheel = ({ deltaY, currentTarget }: WheelEvent<HTMLElement>): void => {
    if (deltaY < 0 && currentTarget.scrollTop > 0) leaveEnd();
  };
  return { ...stick, virtualizer, goTo, onWheel };
}
