import { expect, test } from 'vitest';

import { findEntries } from './find-entry.ts';
import type { Entry } from './look.ts';

function entry(title: string, invitees: readonly string[] = []): Entry {
  const times = { start: 0, end: 1, isAllDay: false, place: null, recurrenceId: null, isBusy: true };
  return { occurrence: { uid: title, title, invitees: [...invitees], ...times }, calendar: 'Work', stored: null };
}

const ENTRIES = [
  entry('Стоматолог'),
  entry('Встреча с Анной'),
  entry('Обед с мамой'),
  entry('Dentist'),
  entry('Review of the parser', ['kate@example.org']),
  entry('Review of the budget'),
  entry('Ёлка в саду'),
];

test.each([
  ['приём у стоматолога', ['Стоматолог']],
  ['встречу с Анной', ['Встреча с Анной']],
  ['обед с мамой', ['Обед с мамой']],
  ['my dentist appointment', ['Dentist']],
  ['the review', ['Review of the parser', 'Review of the budget']],
  ['the budget review', ['Review of the budget']],
  ['meeting with Kate', ['Review of the parser']],
  ['елку', ['Ёлка в саду']],
  ['маму', ['Обед с мамой']],
  ['opera', []],
])('"%s" finds %j', (said, titles) => {
  expect(findEntries(ENTRIES, said).map(({ occurrence }) => occurrence.title)).toEqual(titles);
});

test('a word that says no more than that it is an event finds all', () => {
  expect(findEntries(ENTRIES, 'my meeting')).toHaveLength(ENTRIES.length);
});
