/** Words that say nothing of what a message is about. */
const EMPTY_WORDS = new Set(
  (
    'the and for are was were you your yours with what when where which who whom why how does did has have had can could would should will this that these those there here ' +
    'about from into not but any all his her its our their they them she him tell please say said know remember ' +
    'что как где когда кто чем чего это этот эта эти тот там тут для при про или если ещё еще был была было были есть мне меня мой моя моё мои моего моей тебе тебя твой ваш вам вас ' +
    'нам нас наш они она оно его её ней них так уже нет скажи расскажи пожалуйста помнишь знаешь какой какая какое какие'
  ).split(' '),
);

/** Endings change in Russian and English; words are the same when this much of their beginning is. */
const STEM = 5;

/** The words of a text that carry meaning, in lower case: at least three letters, or a number. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => (word.length >= 3 || /^\p{N}+$/u.test(word)) && !EMPTY_WORDS.has(word)));
}

/** How many of the asked words the other text has, inflected or not. */
export function sharedWords(asked: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...asked].filter((word) => [...others].some((other) => isSameWord(word, other))).length;
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const longestEnding = shorter <= 4 ? 2 : 4;
  if (shorter < 3 || Math.abs(a.length - b.length) > longestEnding) return false;
  // Short words lose at most their last letter: «кот» and «кота», «дача» and «дачу».
  const stem = Math.min(STEM, Math.max(3, shorter - 1));
  return a.slice(0, stem) === b.slice(0, stem);
}
