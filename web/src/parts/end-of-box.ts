/** What a scrolled element says of itself, in pixels. */
export type ScrolledBox = Pick<Element, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** So near to the end counts as there: fractions of pixels and a line that is about to come. */
const NEAR_PX = 48;

export function isNearEnd({ scrollTop, scrollHeight, clientHeight }: ScrolledBox): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_PX;
}

/** Whether somebody has scrolled a box up that was put to its end; that it has grown since moves nothing. `stuckAt`: its `scrollTop` then. */
export function hasLeftEnd(box: ScrolledBox, stuckAt: number): boolean {
  return box.scrollTop < stuckAt - 1 && !isNearEnd(box);
}
