import { describe, expect, test } from 'vitest';

import { NOON } from '../../testing/fixtures.ts';
import { makeScopeIndex } from './scope-index.ts';
import type { ScopeIndex } from './scope-index.ts';
import { rarityOf, scoreWords } from './score-words.ts';
import { best } from './scores.ts';

function indexOf(...texts: readonly string[]): ScopeIndex {
  const index = makeScopeIndex();
  const said = { kind: 'said', conversationId: 'a', speakerId: null, speaker: 'Parley', at: NOON, traits: 0 } as const;
  index.add(texts.map((terms, place) => ({ ...said, number: place + 1, position: place + 1, terms })));
  return index;
}

/** Words of a question; `a|b` stands for both, the other half as much. */
function ranked(index: ScopeIndex, ...words: readonly string[]): readonly number[] {
  const wanted = words.map((word) => ({
    weight: 1,
    forms: (word === '' ? [] : word.split('|')).map((form, place) => ({
      term: index.vocabulary.find(form) ?? 9_999,
      likeness: place === 0 ? 1 : 0.5,
    })),
  }));
  const scores = scoreWords(index, wanted);
  const entries = best(scores, 10, () => true);
  index.pool.giveBack(scores);
  return entries;
}

describe('words that are looked for', () => {
  test.each([
    ['say more where they are rare', ['tea cup', 'tea pot', 'tea cat'], ['tea', 'cat'], [2, 1, 0]],
    ['count more where they stand often', ['чай вода мёд', 'чай чай мёд'], ['чай'], [1, 0]],
    ['count more in a short text', ['кот', 'кот и ещё очень много слов'], ['кот'], [0, 1]],
    ['count more together', ['cat cat cat', 'cat tea oak', 'oak elm fir'], ['cat', 'tea'], [1, 0]],
    ['may stand in another form, which counts less', ['коту дом', 'кот дом', 'дом'], ['кот|коту'], [1, 0]],
  ])('%s', (_name, texts, words, order) => {
    expect(ranked(indexOf(...texts), ...words)).toEqual(order);
  });

  test.each([
    ['no word', []],
    ['a word without any form', ['']],
    ['an unknown word', ['elephant']],
    ['an unknown word in two forms', ['elephant|слон']],
  ])('find nothing: %s', (_name, words) => {
    expect(ranked(indexOf('cat', 'tea'), ...words)).toEqual([]);
    expect(ranked(indexOf(), ...words)).toEqual([]);
  });

  test('an unknown word takes nothing from a known one', () => {
    expect(ranked(indexOf('cat', 'tea', ''), 'elephant|слон', 'cat', '')).toEqual([0]);
  });

  test('what was lent for one question leaves no trace in the next', () => {
    const index = indexOf('кот', 'чай', 'коту');
    expect(ranked(index, 'кот|коту')).toEqual([0, 2]);
    expect(ranked(index, 'чай')).toEqual([1]);
  });

  test('a word that everything has tells less than one of few, but something', () => {
    const index = indexOf('a', 'a', 'a');
    expect(rarityOf(index, 3)).toBeGreaterThan(0);
    expect(rarityOf(index, 1)).toBeGreaterThan(rarityOf(index, 3));
  });
});
