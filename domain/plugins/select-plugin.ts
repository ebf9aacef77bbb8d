/** How well a plugin fits a message, by itself. */
export interface Candidate {
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** From which confidence on it wants to have it. */
  readonly threshold: number;
}

export type Selection =
  | { readonly kind: 'plugin'; readonly name: string; readonly confidence: number; readonly runnerUp: string | null }
  /** Two fit about equally: the person is asked. */
  | { readonly kind: 'ask'; readonly between: readonly [string, string]; readonly confidence: number }
  /** The chat answers. */
  | { readonly kind: 'none' };

/** Closer than this, one guess is as good as the other. */
const NEAR = 0.05;

/** The best plugin above its threshold; a near tie asks. Names break exact ties, so that the order of loading decides nothing. */
export function selectPlugin(candidates: readonly Candidate[]): Selection {
  const [first, second] = candidates
    .filter(({ confidence, threshold }) => confidence >= threshold)
    .toSorted((one, other) => other.confidence - one.confidence || (one.name < other.name ? -1 : 1));
  if (first === undefined) return { kind: 'none' };
  if (second !== undefined && first.confidence - second.confidence < NEAR)
    return { kind: 'ask', between: [first.name, second.name], confidence: first.confidence };
  return { kind: 'plugin', name: first.name, confidence: first.confidence, runnerUp: second?.name ?? null };
}
