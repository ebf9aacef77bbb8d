import { expect, test } from 'vitest';

import { makeFormats } from './formats.ts';

const en = makeFormats('en');
const ru = makeFormats('ru');

test.each([
  [0, '$0'],
  [0.00214, '$0.0021'],
  [0.02, '$0.02'],
  [1.5, '$1.50'],
  [12, '$12.00'],
])('%d dollars are %s', (amount, text) => {
  expect(en.usd(amount)).toBe(text);
});

test.each([
  [1, '1 byte'],
  [999, '999 bytes'],
  [3_400, '3.4 kB'],
  [12_345, '12 kB'],
  [20_971_520, '21 MB'],
])('%d bytes are %s', (value, text) => {
  expect(en.bytes(value)).toBe(text);
});

test('Russian has its own signs', () => {
  expect(ru.bytes(1_400_000)).toMatch(/^1,4\sМБ$/);
  expect(ru.usd(0.0021)).toBe('0,0021\u00a0$');
  expect(ru.seconds(1_240)).toBe('1,2');
});

test.each([
  [40, '0'],
  [1_240, '1.2'],
  [61_400, '61'],
])('%d ms are %s seconds', (milliseconds, text) => {
  expect(en.seconds(milliseconds)).toBe(text);
});

test.each([
  [0, '0:00'],
  [61_000, '1:01'],
  [3_725_000, '1:02:05'],
  [-5_000, '0:00'],
])('%d ms last %s', (milliseconds, text) => {
  expect(en.duration(milliseconds)).toBe(text);
});

test('what is over says its seconds, or its length from a minute on', () => {
  expect([40, 5_340, 61_000].map((milliseconds) => en.took(milliseconds))).toEqual(['0 sec', '5.3 sec', '1:01']);
  expect(ru.took(5_340)).toMatch(/^5,3\s+с$/u);
});

test('a moment of today is a time, of this year a day, else a day with its year', () => {
  const now = new Date(2026, 10, 23, 12, 0);
  const moment = (...date: [number, number, number, number, number]) => en.moment(new Date(...date).toISOString(), now);
  expect(moment(2026, 10, 23, 9, 5)).toMatch(/^0?9:05/);
  expect(moment(2026, 1, 3, 9, 5)).toBe('Feb 3');
  expect(moment(2025, 1, 3, 9, 5)).toBe('Feb 3, 2025');
});
