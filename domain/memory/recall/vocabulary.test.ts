import { describe, expect, test } from 'vitest';

import { makeHashTable } from './hash-table.ts';
import { makeLongList } from './long-list.ts';
import { makePostingLists } from './posting-lists.ts';
import { makeVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Beyond the first blocks of memory of everything. */
const MANY = 70_000;

function add(vocabulary: Vocabulary, term: string): number {
  return vocabulary.numberOf(term, 0, term.length);
}

describe('a vocabulary', () => {
  test('numbers terms in the order in which they come, each once, wherever in a text they stand', () => {
    const vocabulary = makeVocabulary();
    const text = 'дача dacha дача 42';
    expect(vocabulary.numberOf(text, 0, 4)).toBe(0);
    expect(vocabulary.numberOf(text, 5, 10)).toBe(1);
    expect(vocabulary.numberOf(text, 11, 15)).toBe(0);
    expect(vocabulary.numberOf(text, 16, 18)).toBe(2);
    expect([vocabulary.find('дача'), vocabulary.find('dacha'), vocabulary.find('42'), vocabulary.find('дач')]).toEqual([
      0,
      1,
      2,
      undefined,
    ]);
  });

  test('finds each of very many again', () => {
    const vocabulary = makeVocabulary();
    for (let number = 0; number < MANY; number += 1) add(vocabulary, `слово${number.toString(36)}`);
    for (const number of [0, 1, 4_095, 65_536, MANY - 1]) expect(vocabulary.find(`слово${number.toString(36)}`)).toBe(number);
    expect(vocabulary.find(`слово${MANY.toString(36)}`)).toBeUndefined();
    expect(add(vocabulary, 'слово0')).toBe(0);
  });

  test('knows what looks like a term: what is misspelt, and what begins alike', () => {
    const vocabulary = makeVocabulary();
    for (const term of ['caroline', 'carolina', 'psychology', 'guitar', 'кот']) add(vocabulary, term);
    expect(vocabulary.alike('carolin').map(({ term }) => term)).toEqual([0, 1]);
    expect(vocabulary.alike('psychologist').map(({ term, likeness }) => [term, likeness >= 0.5])).toEqual([[2, true]]);
    expect(vocabulary.alike('caroline').map(({ term }) => term)).toEqual([1]);
    expect(vocabulary.alike('кит')).toEqual([]);
    expect(makeVocabulary().alike('anything')).toEqual([]);
  });
});

test('what has the same hash is told apart by whoever asks', () => {
  const table = makeHashTable();
  const texts = ['one', 'two'];
  expect(texts.map(() => table.add(7))).toEqual([0, 1]);
  const find = (text: string): number => table.find(7, (number) => texts[number] === text);
  expect([find('one'), find('two'), find('three'), table.find(8, () => true)]).toEqual([0, 1, -1, -1]);
  expect(table.size).toBe(2);
});

test('a long list gives back what was put in, and nothing where nothing is', () => {
  const list = makeLongList();
  for (let value = 0; value < MANY; value += 1) list.push(value * 3);
  expect([list.length, list.at(0), list.at(65_535), list.at(65_536), list.at(MANY)]).toEqual([MANY, 0, 196_605, 196_608, 0]);
});

test('a list that is longer than any block has one of its own', () => {
  const lists = makePostingLists();
  for (let value = 0; value < 300_000; value += 1) lists.push(0, value);
  lists.push(1, 7);
  expect([lists.lengthOf(0), lists.of(0)[262_144], lists.of(0)[299_999], [...lists.of(1)]]).toEqual([300_000, 262_144, 299_999, [7]]);
});

test('lists that grow beside one another keep each their own, also in places that others have left', () => {
  const lists = makePostingLists();
  for (let value = 0; value < 600; value += 1)
    for (let list = 0; list < 150; list += 1) if (value % (list + 1) === 0) lists.push(list, value);
  for (const list of [0, 1, 7, 149]) {
    const wanted = Array.from({ length: 600 }, (_each, value) => value).filter((value) => value % (list + 1) === 0);
    expect([...lists.of(list)]).toEqual(wanted);
    expect(lists.lengthOf(list)).toBe(wanted.length);
  }
  expect([...lists.of(150)]).toEqual([]);
});
