/** How many turns pass before the beginning of what is shown moves. */
const MOVES_BY = 20;

/**
 * How many of so many earlier turns are read: at most `most`, and fewer by up to 20, so that the beginning stays where it is for 20 turns and what
 * providers have cached of it is of use.
 */
export function historyWindow(earlier: number, most: number): number {
  if (earlier <= most) return Math.max(1, earlier);
  return earlier - Math.ceil((earlier - most) / MOVES_BY) * MOVES_BY;
}
