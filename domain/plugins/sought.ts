import type { Asker } from './near-enough.ts';

/** What somebody looks for. */
export interface Sought {
  readonly text: string;
  /** The most that is found. */
  readonly limit: number;
  /** See `NearEnough`. */
  readonly likeness: number;
  /** Who pays for it. */
  readonly asker: Asker;
}
