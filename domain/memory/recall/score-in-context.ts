import type { Question } from './question.ts';
import type { ScopeIndex } from './scope-index.ts';
import { foremost } from './scores.ts';
import type { Scores } from './scores.ts';
import { TRAIT } from './traits.ts';

/** Only so many of the best by their own words are looked at further. */
const MOST_SPREAD = 500;
/** What an entry takes over from what was said just before and after: an answer rarely repeats the words of its question. */
const FROM_BEFORE = 0.5;
const FROM_QUESTION_BEFORE = 0.2;
const FROM_AFTER = 0.25;
const FROM_SECOND = 0.15;
/** A question alone tells little. */
const QUESTION = 0.85;
/** Who the question is about, said it. */
const SPEAKER = 2;
/** It has what such an answer mostly has, such as a time. */
const ASKED_TRAIT = 1.3;
/** How much more a full text tells than a word or two, and from how many terms on it is full. */
const FULLNESS = 0.6;
const FULL_LENGTH = 15;

/** Scores as they become by who said it, what was said around it, and how much it says. What it returns is lent by the pool of the index. */
export function scoreInContext(index: ScopeIndex, { speakers, traits }: Question, own: Scores): Scores {
  const scores = index.pool.take(index.size);
  const likely = foremost(own, MOST_SPREAD);
  for (let place = 0; place < likely.length; place += 1) spread(index, own, scores, likely[place] ?? 0);
  const asked = traits.reduce((sum, trait) => sum | trait, 0);
  const { values } = scores;
  const [lengths, allTraits, speakersOf] = [index.lengths(), index.traits(), index.speakersOf()];
  const touched = scores.entries();
  for (let place = 0; place < touched.length; place += 1) {
    const entry = touched[place] ?? 0;
    const has = allTraits[entry] ?? 0;
    const question = (has & TRAIT.question) === 0 ? 1 : QUESTION;
    const said = speakers.has(speakersOf[entry] ?? 0) ? SPEAKER : 1;
    const fitting = (has & asked) === 0 ? 1 : ASKED_TRAIT;
    const full = 1 + FULLNESS * Math.min(1, (lengths[entry] ?? 0) / FULL_LENGTH);
    values[entry] = (values[entry] ?? 0) * question * said * fitting * full;
  }
  return scores;
}

function spread(index: ScopeIndex, own: Scores, scores: Scores, entry: number): void {
  const score = own.values[entry] ?? 0;
  scores.add(entry, score);
  const after = index.neighbour(entry, 1);
  if (after >= 0) {
    const isAnswer = ((index.traits()[entry] ?? 0) & TRAIT.question) !== 0;
    scores.add(after, score * (FROM_BEFORE + (isAnswer ? FROM_QUESTION_BEFORE : 0)));
    const second = index.neighbour(after, 1);
    if (second >= 0) scores.add(second, score * FROM_SECOND);
  }
  const before = index.neighbour(entry, -1);
  if (before < 0) return;
  scores.add(before, score * FROM_AFTER);
  const second = index.neighbour(before, -1);
  if (second >= 0) scores.add(second, score * FROM_SECOND);
}
