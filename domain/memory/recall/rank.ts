import { makeAsked, RANKERS } from './rankers.ts';
import type { Ranker } from './rankers.ts';
import type { Question } from './question.ts';
import type { ScopeIndex } from './scope-index.ts';

/** Cormack, Clarke and Büttcher (2009) take 60 for lists of thousands; ours are short, and their heads count. */
const RANK_OFFSET = 5;
/** Two that share this much of their terms say the same. */
const SAME = 0.8;

export interface Wanted {
  /** The most that are returned. */
  readonly limit: number;
  readonly isWanted: (entry: number) => boolean;
  /** As in `Asked`; absent: nobody knows. */
  readonly near?: readonly number[] | undefined;
}

/** The entries that fit a question, best first: the opinions of all rankers, fused by reciprocal rank; what says the same again comes last. */
export function rank(
  index: ScopeIndex,
  question: Question,
  { limit, isWanted, near = [] }: Wanted,
  rankers: readonly Ranker[] = RANKERS,
): readonly number[] {
  const asked = makeAsked(index, question, isWanted, near);
  const scores = new Map<number, number>();
  for (const ranker of rankers) {
    for (const [place, entry] of ranker.rank(asked).entries()) {
      scores.set(entry, (scores.get(entry) ?? 0) + ranker.weight / (RANK_OFFSET + place + 1));
    }
  }
  index.pool.giveBack(asked.words);
  const order = [...scores].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]).map(([entry]) => entry);
  return diversified(index, order, limit);
}

function diversified(index: ScopeIndex, order: readonly number[], limit: number): readonly number[] {
  const chosen: number[] = [];
  const said: ReadonlySet<number>[] = [];
  const again: number[] = [];
  for (const entry of order) {
    if (chosen.length === limit) break;
    const terms = new Set(index.termsOf(entry));
    if (terms.size > 0 && said.some((other) => isSame(terms, other))) {
      again.push(entry);
      continue;
    }
    chosen.push(entry);
    said.push(terms);
  }
  return [...chosen, ...again].slice(0, limit);
}

function isSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared / (a.size + b.size - shared) >= SAME;
}
