const FIRST_MS = 200;
const LONGEST_MS = 4_000;
/** Pages that lost the same server do not come back all at once. */
const SPREAD = 0.25;

/** How long to wait before the next try, in milliseconds. `failures` in a row so far, from 1; `random` from 0 to 1. */
export function reconnectWait(failures: number, random: number): number {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(wait * (1 + SPREAD * random));
}
