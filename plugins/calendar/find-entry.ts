import type { Entry } from './look.ts';

/** Words that say what kind of thing it is, and not which. */
const COMMON = new Set(
  'the my our a an with at on in of to for and from this that next meeting appointment event call entry one calendar встреча встречу встречи встрече с со к ко на в во и у мой мою мое мои созвон созвона событие события прием приема запись запиши'.split(
    ' ',
  ),
);
/** Endings change, and what stands before them seldom does. */
const ENDING = 2;
const LEAST_STEM = 4;
/** Russian words end in more ways: "йогу" is "йога". */
const LEAST_RUSSIAN_STEM = 3;

/** Those entries that what was said fits best, by the words of their title and of who is invited; all of them where no word says which. */
export function findEntries<E extends Entry>(entries: readonly E[], said: string): readonly E[] {
  const stems = wordsOf(said)
    .filter((word) => !COMMON.has(word))
    .map(stemOf);
  if (stems.length === 0) return entries;
  const scored = entries.map((entry) => {
    const words = wordsOf([entry.occurrence.title, ...entry.occurrence.invitees].join(' '));
    return { entry, score: stems.filter((stem) => words.some((word) => word.startsWith(stem))).length };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ entry }) => entry);
}

function stemOf(word: string): string {
  const least = /\p{Script=Cyrillic}/u.test(word) ? LEAST_RUSSIAN_STEM : LEAST_STEM;
  return word.slice(0, Math.max(least, word.length - ENDING));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
