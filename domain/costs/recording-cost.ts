import { roundUp } from './cost-of.ts';
import type { Nanos } from './money.ts';

/** Six kilobits a second: the least that codecs for speech are made for. */
const LEAST_BYTES_PER_SECOND = 750;

/** Providers count in whole seconds, and some begin another one at the end. */
const ROUNDING_SECONDS = 1;

/**
 * The most seconds that a provider may count for a recording (I6): its bytes at the lowest rate of speech, `bytes / 750`, or what its sender says if that
 * is more, and one second of rounding. What the sender says is a claim and never makes it less. `claimed` null: nobody says. Silence can be coded
 * in even fewer bytes: what a provider then counts above this is an overrun, which the ledger records and which blocks.
 */
export function mostSeconds(bytes: number, claimed: number | null): number {
  return Math.ceil(Math.max(bytes / LEAST_BYTES_PER_SECOND, claimed ?? 0)) + ROUNDING_SECONDS;
}

/** Whole nano-dollars for so many seconds at this price of a minute, rounded up. */
export function costOfSeconds(seconds: number, perMinute: Nanos): Nanos {
  return roundUp((seconds * perMinute) / 60);
}
