import { expect, test } from 'vitest';

import { featuresOf } from './text-features.ts';
import { kindsOfWord } from './word-kinds.ts';

/** How many features two texts have in common. */
function shared(one: string, other: string): number {
  const features = new Set(featuresOf(one));
  return featuresOf(other).filter((feature) => features.has(feature)).length;
}

test('forms of one word have more in common than words that only begin alike', () => {
  expect(shared('миграция', 'миграциями')).toBeGreaterThan(shared('миграция', 'мигрень'));
  expect(shared('deploying', 'deploys')).toBeGreaterThan(shared('deploying', 'depends'));
});

test('words of one kind have something in common although no letter of them is', () => {
  expect(shared('репозиторий', 'commit')).toBeGreaterThan(shared('репозиторий', 'apple'));
});

test('е and ё, and the sizes of letters in words, make no difference', () => {
  expect(featuresOf('перенёс ВСЁ')).toEqual(featuresOf('перенес все'));
});

test('no letter and no digit: there is no feature', () => {
  expect(featuresOf('👍 … !')).toHaveLength(0);
});

test('a text without end has no more features than its beginning and its end', () => {
  const said = 'почему наш сервер падает после обновления? ';
  expect(featuresOf(said.repeat(100_000)).length).toBeLessThan(2_000);
});

test('a word is of the kinds that its beginning says, some only as a whole', () => {
  expect(kindsOfWord('закоммитил')).toEqual(['craft']);
  expect(kindsOfWord('кот')).toContain('nature');
  expect(kindsOfWord('котором')).toEqual([]);
  expect(kindsOfWord('')).toEqual([]);
});
