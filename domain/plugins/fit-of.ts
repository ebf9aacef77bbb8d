import type { ScopeIndex } from '../memory/recall/scope-index.ts';
import { rarityOf } from '../memory/recall/score-words.ts';
import type { WordKinds } from '../memory/recall/word-kinds.ts';

/** In a small collection every word is rare: how rare words are is told as if there were at least so many texts. */
const LEAST_SIZE = 200;
const STAND_IN = 0.7;
/** A word that is derived from another one mostly ends in one or two letters more. */
const DERIVED = { letters: 2, least: 4, likeness: 0.5 };

/** How much of these terms a set of terms has, 0 to 1: rare ones count more, what looks like one or may stand for one counts less than the term itself. */
export function fitOf(index: ScopeIndex, terms: readonly string[], standInsOf: WordKinds): (has: ReadonlySet<number>) => number {
  const wanted = terms.map((term) => formsOf(index, term, standInsOf));
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  return (has) => {
    if (total === 0) return 0;
    const covered = wanted.reduce((sum, { weight, forms }) => {
      const best = [...forms].reduce((most, [term, likeness]) => (has.has(term) ? Math.max(most, likeness) : most), 0);
      return sum + weight * best;
    }, 0);
    return covered / total;
  };
}

function formsOf(index: ScopeIndex, term: string, standInsOf: WordKinds) {
  const { vocabulary, postings, size } = index;
  const forms = new Map<number, number>();
  const add = (form: number | undefined, likeness: number): void => {
    if (form !== undefined) forms.set(form, Math.max(likeness, forms.get(form) ?? 0));
  };
  const own = vocabulary.find(term);
  add(own, 1);
  for (let less = 1; less <= DERIVED.letters && term.length - less >= DERIVED.least; less += 1)
    add(vocabulary.find(term.slice(0, -less)), DERIVED.likeness);
  for (const standIn of standInsOf(term)) add(vocabulary.find(standIn), STAND_IN);
  for (const { term: other, likeness } of vocabulary.alike(term)) add(other, likeness);
  // What no text has weighs no more than what one has.
  const having = Math.max(1, own === undefined ? 0 : postings(own).length);
  return { forms, weight: rarityOf({ size: Math.max(size, LEAST_SIZE) }, having) };
}
