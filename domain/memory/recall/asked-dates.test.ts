import { expect, test } from 'vitest';

import { askedDates } from './asked-dates.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

/** The days of the ranges, the last one included. */
function days(question: string, years: readonly number[] = [2026]): readonly string[] {
  return askedDates(question, NOW, years).ranges.map(({ from, to }) => {
    const [first, last] = [new Date(from), new Date(to - 1)].map((at) => at.toISOString().slice(0, 10));
    return first === last ? String(first) : `${first}..${last}`;
  });
}

test.each([
  ['what was on 2026-05-07?', '2026-05-07'],
  ['что было 07.05.2026?', '2026-05-07'],
  ['What did she show on October 13, 2023?', '2023-10-13'],
  ['as mentioned on 3 June, 2023', '2023-06-03'],
  ['что я купил 3 июня 2023 года', '2023-06-03'],
  ['on the 21st of March', '2026-03-21'],
  ['Who came in May 2024?', '2024-05-01..2024-05-31'],
  ['что было в июне', '2026-06-01..2026-06-30'],
  ['what happened in 2022?', '2022-01-01..2022-12-31'],
  ['что я говорил вчера?', '2026-11-22'],
  ['what did I say today', '2026-11-23'],
  ['позавчера мы виделись', '2026-11-21'],
  ['what did we do last month', '2026-10-01..2026-10-31'],
  ['куда я ездил в прошлом году', '2025-01-01..2025-12-31'],
])('a question that names a time means it: %s', (question, range) => {
  expect(days(question)).toEqual([range]);
});

test.each(['it may be so', 'she can march on', 'my son is 12 or 31', 'room 1999b', '31.31 метра', '', '?'])(
  'this is no time: %s',
  (question) => {
    expect(days(question)).toEqual([]);
  },
);

test('two weeks ago is about then', () => {
  const [range] = askedDates('что я обещал 2 недели назад', NOW, []).ranges;
  const at = Date.parse('2026-11-09T12:00:00Z');
  expect(range && range.from < at && at < range.to).toBe(true);
});

test('a day without a year is that day of each year', () => {
  expect(days('on 7 May', [2026, 2025])).toEqual(['2026-05-07', '2025-05-07']);
});

test('the words that say when are not looked for', () => {
  expect(askedDates('What did Maria start on 3 June, 2023?', NOW, []).rest.replaceAll(/\s+/g, ' ')).toBe('What did Maria start ?');
});
