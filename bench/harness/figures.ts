/** What one run measured, by the name of the measure, which ends in its unit. */
export type Figures = Readonly<Record<string, number>>;

/** What is better for a measure; measures that are not named here are told and not compared. */
export type Better = Readonly<Record<string, 'more' | 'less'>>;

/** How many times better ours is: 2 is twice as good, 0.5 half as good. */
export interface Ratio {
  readonly median: number;
  /** Of the round in which ours did worst against the peer. */
  readonly worst: number;
}

/** One line of a benchmark's answer. */
export interface BenchResult {
  readonly name: string;
  /** The median of each measure. */
  readonly ours: Figures;
  /** Null: there is nobody to compare with. */
  readonly peer: Figures | null;
  readonly ratio: Readonly<Record<string, Ratio>> | null;
  readonly rounds: readonly { readonly ours: Figures; readonly peer: Figures | null }[];
}
