import type { DateRange } from './asked-dates.ts';
import type { Question } from './question.ts';
import type { ScopeIndex } from './scope-index.ts';
import { scoreInContext } from './score-in-context.ts';
import { rarityOf, scoreWords } from './score-words.ts';
import type { WantedTerm } from './score-words.ts';
import { best } from './scores.ts';
import type { Scores } from './scores.ts';

/** How far down a ranker looks. */
const DEPTH = 100;
/** How many of the best are weighed by all that they say. */
const WEIGHED = 30;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A word that only looks like the one that is asked for counts this much of its likeness. */
const LIKENESS = 0.6;
/** A word in more entries than this, and in more than this share of all, is looked for as it is. */
const FREQUENT = 20;
const FREQUENT_SHARE = 0.002;
/** What may stand for a word of the question counts this much of it. */
const STAND_IN = 0.4;
/** What the best ones speak of besides: from so many of them, so many terms, and the foremost of them worth so much of a word of the question. */
const RELATED = { entries: 8, terms: 20, weight: 0.4 };
/** What is told of a day is told on it or within two weeks: how much it counts up to how many days later. */
const TOLD_LATER = [
  { days: 0, closeness: 1 },
  { days: 7, closeness: 0.6 },
  { days: 14, closeness: 0.3 },
] as const;

/** What the rankers share of one question, whatever is ranked by it. Its scores are lent by the pool of the index, until `endAsking`. */
export interface Asked {
  readonly index: ScopeIndex;
  readonly question: Question;
  /** Each word of the question with those that look like it: names in other forms, and what is misspelt. */
  readonly alike: readonly WantedTerm[];
  /** How entries fit by the words of the question as they are. */
  readonly words: Scores;
  /** By those and what looks like them. */
  readonly likeness: Scores;
  /** By those and what may stand for them; null: nothing may. */
  readonly kinds: Scores | null;
}

/** What is ranked. */
export interface Ranked {
  readonly isWanted: (entry: number) => boolean;
  /** What lies nearest by meaning, nearest first. */
  readonly near: readonly number[];
  /** Those that fit best by their words. */
  readonly foremost: readonly number[];
}

/** One opinion on what fits a question. */
export interface Ranker {
  readonly name: string;
  /** How much it counts beside the others. */
  readonly weight: number;
  /** Entries, best first; empty: it has no opinion. */
  rank(asked: Asked, ranked: Ranked): readonly number[];
}

/** Everybody who is asked, in order. */
export const RANKERS: readonly Ranker[] = [
  { name: 'words', weight: 1, rank: (_asked, { foremost }) => foremost },
  { name: 'meaning', weight: 1, rank: (_asked, { near, isWanted }) => near.filter(isWanted).slice(0, DEPTH) },
  { name: 'likeness', weight: 0.5, rank: rankByLikeness },
  { name: 'kinds', weight: 1.3, rank: ({ kinds }, { isWanted }) => (kinds === null ? [] : best(kinds, DEPTH, isWanted)) },
  { name: 'related', weight: 0.8, rank: rankByRelated },
  { name: 'dates', weight: 2, rank: rankByDates },
  { name: 'recency', weight: 0.05, rank: rankByRecency },
  { name: 'importance', weight: 0.05, rank: rankByImportance },
];

const OF_FACTS: readonly string[] = ['words', 'meaning', 'likeness', 'kinds'];

/** Facts are short and stand alone: their own words say whether they fit. */
export const FACT_RANKERS: readonly Ranker[] = RANKERS.filter(({ name }) => OF_FACTS.includes(name));

export function beginAsking(index: ScopeIndex, question: Question): Asked {
  const alike = question.terms.map((term) => withAlike(index, term));
  const words = scoreWanted(index, question, known(index, question.terms).map(exactly));
  // Where nothing looks like anything, it is the same again.
  const likeness = alike.every(isExact) ? words : scoreWanted(index, question, alike);
  return { index, question, alike, words, likeness, kinds: scoreKinds(index, question, alike) };
}

export function endAsking({ index, words, likeness, kinds }: Asked): void {
  index.pool.giveBack(...new Set([words, likeness, ...(kinds === null ? [] : [kinds])]));
}

export function makeRanked({ words }: Asked, isWanted: Ranked['isWanted'], near: Ranked['near']): Ranked {
  return { isWanted, near, foremost: best(words, DEPTH, isWanted) };
}

function known({ vocabulary }: ScopeIndex, terms: readonly string[]): readonly number[] {
  return terms.map((term) => vocabulary.find(term)).filter((term) => term !== undefined);
}

/** Who asks for instruments is answered with a guitar. */
function scoreKinds(index: ScopeIndex, question: Question, alike: readonly WantedTerm[]): Scores | null {
  const standIns = known(index, question.standIns).map((term) => ({ ...exactly(term), weight: STAND_IN }));
  return standIns.length === 0 ? null : scoreWanted(index, question, [...alike, ...standIns]);
}

function scoreWanted(index: ScopeIndex, question: Question, wanted: readonly WantedTerm[]): Scores {
  const own = scoreWords(index, wanted);
  const scores = scoreInContext(index, question, own);
  index.pool.giveBack(own);
  return scores;
}

function isExact({ forms }: WantedTerm): boolean {
  return forms.length === 0 || (forms.length === 1 && forms[0]?.likeness === 1);
}

function exactly(term: number): WantedTerm {
  return { weight: 1, forms: [{ term, likeness: 1 }] };
}

function withAlike({ vocabulary, postings, size }: ScopeIndex, term: string): WantedTerm {
  const own = vocabulary.find(term);
  // What many say is neither misspelt nor a rare form.
  if (own !== undefined && postings(own).length > Math.max(FREQUENT, size * FREQUENT_SHARE)) return exactly(own);
  const others = vocabulary.alike(term).map((other) => ({ term: other.term, likeness: other.likeness * LIKENESS }));
  return { weight: 1, forms: own === undefined ? others : [{ term: own, likeness: 1 }, ...others] };
}

function rankByLikeness({ words, likeness }: Asked, { isWanted, foremost }: Ranked): readonly number[] {
  return likeness === words ? foremost : best(likeness, DEPTH, isWanted);
}

/** Pseudo-relevance feedback: what is said where the question's words stand leads to what answers it in other words. */
function rankByRelated({ index, question, words, alike }: Asked, { isWanted, foremost }: Ranked): readonly number[] {
  const highest = words.values[foremost[0] ?? 0] ?? 0;
  if (highest === 0) return [];
  const asked = new Set(known(index, question.terms));
  const worth = new Map<number, number>();
  for (const entry of foremost.slice(0, RELATED.entries)) {
    for (const term of index.termsOf(entry)) {
      if (asked.has(term)) continue;
      worth.set(term, (worth.get(term) ?? 0) + ((words.values[entry] ?? 0) / highest) * rarityOf(index, index.having(term)));
    }
  }
  const chosen = [...worth].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, RELATED.terms);
  const most = chosen[0]?.[1] ?? 1;
  const others = chosen.map(([term, value]) => ({ weight: (RELATED.weight * value) / most, forms: [{ term, likeness: 1 }] }));
  const scores = scoreWanted(index, question, [...alike, ...others]);
  const ranking = best(scores, DEPTH, isWanted);
  index.pool.giveBack(scores);
  return ranking;
}

/** What was said at a time that the question names, or soon after it. */
function rankByDates({ index, question, words }: Asked, { isWanted }: Ranked): readonly number[] {
  if (question.dates.length === 0) return [];
  const scores = index.pool.take(index.size);
  for (let entry = 0; entry < index.size; entry += 1) {
    const closeness = closenessTo(question.dates, index.minutesOf(entry) * MINUTE_MS);
    if (closeness > 0 && !index.isFact(entry)) scores.add(entry, closeness * ((words.values[entry] ?? 0) + 0.01));
  }
  const ranking = best(scores, DEPTH, isWanted);
  index.pool.giveBack(scores);
  return ranking;
}

function closenessTo(dates: readonly DateRange[], at: number): number {
  let closeness = 0;
  for (const { from, to } of dates) {
    if (at < from) continue;
    const step = TOLD_LATER.find(({ days }) => at < to + days * DAY_MS);
    closeness = Math.max(closeness, step?.closeness ?? 0);
  }
  return closeness;
}

function rankByRecency({ index }: Asked, { foremost }: Ranked): readonly number[] {
  return foremost.toSorted((a, b) => index.minutesOf(b) - index.minutesOf(a) || b - a);
}

/** What is long and rare in its words says more than what anybody says. */
function rankByImportance({ index }: Asked, { foremost: all }: Ranked): readonly number[] {
  const foremost = all.slice(0, WEIGHED);
  const tells = new Map(
    foremost.map((entry) => [entry, index.termsOf(entry).reduce((sum, term) => sum + rarityOf(index, index.having(term)), 0)]),
  );
  return foremost.toSorted((a, b) => (tells.get(b) ?? 0) - (tells.get(a) ?? 0) || b - a);
}
