import type { BenchResult, Better, Figures, Ratio } from './figures.ts';

const DIGITS = 4;

export interface Contest {
  readonly name: string;
  /** One entry a round, in order. */
  readonly ours: readonly Figures[];
  /** As many rounds as ours; null: there is nobody to compare with. */
  readonly peer: readonly Figures[] | null;
  readonly better: Better;
}

/** Sums up the rounds: medians, and the ratios of each round against the same round of the peer. Throws when a peer's round is missing. */
export function summarise({ name, ours, peer, better }: Contest): BenchResult {
  if (ours.length === 0) throw new Error(`${name}: nothing was measured.`);
  if (peer !== null && peer.length !== ours.length) throw new Error(`${name}: ${ours.length} rounds of ours, ${peer.length} of the peer.`);
  return {
    name,
    ours: medians(ours),
    peer: peer === null ? null : medians(peer),
    ratio: peer === null ? null : ratios(ours, peer, better),
    rounds: ours.map((figures, round) => ({ ours: rounded(figures), peer: peer === null ? null : rounded(peer[round] ?? {}) })),
  };
}

function ratios(ours: readonly Figures[], peer: readonly Figures[], better: Better): Record<string, Ratio> {
  const entries = Object.entries(better).map(([measure, direction]): [string, Ratio] => {
    const each = ours.map((figures, round) => {
      const [a, b] = [figures[measure] ?? NaN, peer[round]?.[measure] ?? NaN];
      return direction === 'more' ? a / b : b / a;
    });
    return [measure, { median: short(median(each)), worst: short(Math.min(...each)) }];
  });
  return Object.fromEntries(entries);
}

function medians(rounds: readonly Figures[]): Figures {
  const measures = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(measures.map((measure) => [measure, short(median(rounds.map((figures) => figures[measure] ?? NaN)))]));
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([measure, value]) => [measure, short(value)]));
}

/** The middle value; of an even number of them, the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
