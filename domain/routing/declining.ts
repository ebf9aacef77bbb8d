import type { Weakness } from './answer-weakness.ts';
import { ABOUT_ITSELF, FAILING, FOR_DECLINING, HARMFUL, REFUSING } from './declining-words.ts';
import { unquotedWords } from './unquoted-words.ts';

/** After it something follows that answers after all, or asks what is missing. */
const GOES_ON = /[?？]|(?<!\p{L})(?:but|however|instead|here is|here's|here are|но|зато|однако|вот|например)(?!\p{L})/u;
/** The same, or why: what is missing in what was sent. */
const SAYS_WHY = new RegExp(`:|, (?:so|так что) |${GOES_ON.source}`, 'u');
/** Before it something is answered already. */
const HAS_BEGUN = /:|here you go/u;
/** What is left to say before and after declining, politeness included; more than that is an answer. */
const POLITENESS = 160;

/**
 * Whether an answer says nothing but that it can't, or won't do something harmless; null: it answers, or says honestly what it does not know.
 * In English and Russian, by what is said beside it rather than by its words alone.
 */
export function declining(question: string, answer: string): Extract<Weakness, 'refuses' | 'cannot'> | null {
  const asked = unquotedWords(question);
  if (isIn(HARMFUL, asked) || isIn(ABOUT_ITSELF, asked)) return null;
  const said = unquotedWords(answer);
  if (isAllOf(REFUSING, said, GOES_ON)) return 'refuses';
  // Words that decline something else are what was asked for.
  return !isIn(FOR_DECLINING, asked) && isAllOf(FAILING, said, SAYS_WHY) ? 'cannot' : null;
}

/** Whether a request may rightly be declined. */
export function isHarmful(question: string): boolean {
  return isIn(HARMFUL, unquotedWords(question));
}

function isIn(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

/** Whether one of these stands in the text, and nothing of worth before or after it. */
function isAllOf(patterns: readonly RegExp[], said: string, goesOn: RegExp): boolean {
  return patterns.some((pattern) => {
    const found = pattern.exec(said);
    if (found === null) return false;
    const before = said.slice(0, found.index);
    const after = said.slice(found.index + found[0].length);
    return before.length <= POLITENESS && after.length <= POLITENESS && !HAS_BEGUN.test(before) && !goesOn.test(after);
  });
}
