import { expect, test } from 'vitest';

import { readWish } from './read-wish.ts';

test.each([
  ['so where is my interview with the bank on Monday', 'agenda'],
  ['who else is invited to the demo on Thursday', 'agenda'],
  ['с кем у меня завтра созвон в обед', 'agenda'],
  ['any gaps in my Friday?', 'free'],
  ['свободные окна у меня есть в среду?', 'free'],
  ['I have a cold, cancel everything of mine tomorrow', 'cancel'],
  ['we want the Monday sync gone', 'cancel'],
  ['освободи мне утро пятницы', 'cancel'],
  ['could the review be an hour later?', 'move'],
  ['ok let’s do the review at noon instead of eleven', 'move'],
  ['продли созвон с банком на полчаса', 'move'],
  ['hold two hours on Tuesday for writing', 'add'],
  ['party at ours on 12 May at 19:00, put it in the calendar', 'add'],
  ['Рому на обсуждение бюджета во вторник пригласи', 'add'],
] as const)('in the middle of a sentence: %s', (text, kind) => {
  expect(readWish(text)).toMatchObject({ kind, isClear: expect.any(Boolean) });
});

test.each([
  'my boss cancels every meeting',
  'is it rude to leave a meeting early?',
  'what a lovely Tuesday',
  'встречи меня утомляют, устал я от них',
  'remind me of the call tomorrow',
  'объясни, как работает календарь майя',
  'the interview on Monday went well',
])('is nothing of a calendar: %s', (text) => {
  expect(readWish(text)).toBeNull();
});
