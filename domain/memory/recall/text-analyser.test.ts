import { describe, expect, test } from 'vitest';

import { makeTextAnalyser } from './text-analyser.ts';
import { TRAIT, traitsAsked } from './traits.ts';
import { makeWordKinds } from './word-kinds.ts';

const { termsOf, analyse } = makeTextAnalyser();

describe('the terms of a text', () => {
  test.each([
    ['кошки', 'кошками'],
    ['стоматолог принимал', 'стоматологи принимают'],
    ['Ёлка', 'елки'],
    ["Caroline's paintings", 'caroline painted'],
    ['ADOPTION', 'adopted'],
    ['Ｆｕｌｌ', 'full'],
  ])('are the same in any form: %s, %s', (one, other) => {
    expect(termsOf(one)).toEqual(termsOf(other));
  });

  test('leave out what says nothing', () => {
    expect(termsOf('я и ты the a of — … 👍')).toEqual([]);
    expect(analyse('')).toEqual({ terms: '', traits: 0 });
  });

  test('keep numbers and names', () => {
    expect(termsOf('Room 42 в 7Б')).toEqual(['room', '42', '7б']);
  });

  test('are those of the beginning of a text of megabytes', () => {
    expect(termsOf('слово '.repeat(500_000)).length).toBeLessThan(4_000);
    expect(termsOf('я'.repeat(1_000_000))[0]?.length).toBeLessThanOrEqual(40);
  });
});

test.each([
  ['Where did you go?', TRAIT.question],
  ['We met yesterday', TRAIT.time],
  ['Виделись на прошлой неделе', TRAIT.time],
  ['У меня две кошки', TRAIT.number],
  ['i was in Paris', TRAIT.name],
  ['nothing of all that', 0],
])('a text is seen to have a time, a number, a name or a question: %s', (text, trait) => {
  expect(analyse(text).traits).toBe(trait);
});

test.each([
  ['When did they meet?', [TRAIT.time]],
  ['Сколько лет моей дочери?', [TRAIT.number]],
  ['В каком городе я жил и когда?', [TRAIT.time]],
  ['Which city did she visit?', [TRAIT.name]],
  ['why?', []],
])('a question says what its answer mostly has: %s', (question, traits) => {
  expect(traitsAsked(question)).toEqual(expect.arrayContaining([...traits]));
});

test('a word stands for what is of its kind, and not the other way round', () => {
  const standInsOf = makeWordKinds({ termsOf });
  const stem = (word: string): string => termsOf(word)[0] ?? '';
  expect(standInsOf(stem('instruments'))).toContain(stem('guitar'));
  expect(standInsOf(stem('guitar'))).toEqual([]);
  expect(standInsOf(stem('питомец'))).toContain(stem('кошки'));
  expect(standInsOf(stem('daughters'))).toContain(stem('kids'));
});
