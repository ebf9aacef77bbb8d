import { beginAsking, endAsking, makeRanked, RANKERS } from './rankers.ts';
import type { Asked, Ranker } from './rankers.ts';
import type { Question } from './question.ts';
import type { ScopeIndex } from './scope-index.ts';
import { best } from './scores.ts';
import type { Scores } from './scores.ts';

/** Cormack, Clarke and Büttcher (2009) take 60 for lists of thousands; ours are short, and their heads count. */
const RANK_OFFSET = 5;
/** Two that share this much of their terms say the same. */
const SAME = 0.8;

export interface Wanted {
  /** The most that are returned. */
  readonly limit: number;
  readonly isWanted: (entry: number) => boolean;
  /** As in `Ranked`; absent: nobody knows. */
  readonly near?: readonly number[] | undefined;
  /** Whose opinion counts; absent: everybody's. */
  readonly rankers?: readonly Ranker[];
}

/** The entries that fit a question, best first: the opinions of all rankers, fused by reciprocal rank; what says the same again comes last. */
export function rank(index: ScopeIndex, question: Question, wanted: Wanted): readonly number[] {
  return rankEach(index, question, [wanted])[0] ?? [];
}

/** The same for several kinds of entries, which takes little longer than for one. */
export function rankEach(index: ScopeIndex, question: Question, each: readonly Wanted[]): readonly (readonly number[])[] {
  const asked = beginAsking(index, question);
  const rankings = each.map((wanted) => rankWanted(asked, wanted));
  endAsking(asked);
  return rankings;
}

function rankWanted(asked: Asked, { limit, isWanted, near = [], rankers = RANKERS }: Wanted): readonly number[] {
  const { index } = asked;
  const ranked = makeRanked(asked, isWanted, near);
  const scores = index.pool.take(index.size);
  for (const ranker of rankers) {
    const ranking = ranker.rank(asked, ranked);
    for (let place = 0; place < ranking.length; place += 1) scores.add(ranking[place] ?? 0, ranker.weight / (RANK_OFFSET + place + 1));
  }
  const order = diversified(index, inOrder(scores, limit * 2), limit);
  index.pool.giveBack(scores);
  return order;
}

/** Best first; those behind the first so many are sorted only when they are asked for. */
function* inOrder(scores: Scores, first: number): Generator<number> {
  const anything = (): boolean => true;
  yield* best(scores, first, anything);
  if (scores.entries().length > first) yield* best(scores, scores.entries().length, anything).slice(first);
}

function diversified(index: ScopeIndex, order: Iterable<number>, limit: number): readonly number[] {
  const chosen: number[] = [];
  const said: ReadonlySet<number>[] = [];
  const again: number[] = [];
  for (const entry of order) {
    if (chosen.length === limit) break;
    const terms = index.termsOf(entry);
    if (terms.length > 0 && said.some((other) => isSame(terms, other))) {
      again.push(entry);
      continue;
    }
    chosen.push(entry);
    said.push(new Set(terms));
  }
  return [...chosen, ...again].slice(0, limit);
}

/** Terms that are all different. */
function isSame(a: readonly number[], b: ReadonlySet<number>): boolean {
  // No more can be shared than the shorter one has.
  if (Math.min(a.length, b.size) / Math.max(a.length, b.size) < SAME) return false;
  const shared = a.reduce((sum, term) => sum + (b.has(term) ? 1 : 0), 0);
  return shared / (a.length + b.size - shared) >= SAME;
}
