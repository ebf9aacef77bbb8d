import { describe, expect, test } from 'vitest';

import { findDay } from './find-day.ts';
import { dayOf, partsOf } from './wall.ts';
import { Remainder } from './words.ts';

/** A Wednesday. */
const TODAY = dayOf({ year: 2026, month: 11, date: 25 }) ?? 0;

function dayIn(said: string, today = TODAY): string {
  const found = findDay(new Remainder(said), today);
  if (typeof found === 'string') return found;
  const { year, month, date } = partsOf(found);
  return [year, month, date].join('-');
}

describe('the day that is said', () => {
  test.each([
    ['today', '2026-11-25'],
    ['сегодня', '2026-11-25'],
    ['tmrw', '2026-11-26'],
    ['day after tomorrow', '2026-11-27'],
    ['in two weeks', '2026-12-9'],
    ['in a month', '2026-12-25'],
    ['in a year', '2027-11-25'],
    ['через год', '2027-11-25'],
    ['через 3 месяца', '2027-2-25'],
    ['через день', '2026-11-26'],
    ['two days from now', '2026-11-27'],
    ['3 weeks from now', '2026-12-16'],
    ['next week', '2026-11-30'],
    ['next month', '2026-12-25'],
    ['next year', '2027-11-25'],
    ['на следующей неделе', '2026-11-30'],
    ['в следующем месяце', '2026-12-25'],
    ['в следующем году', '2027-11-25'],
    ['this Friday', '2026-11-27'],
    ['в эту пятницу', '2026-11-27'],
    ['в ближайшую среду', '2026-12-2'],
    ['next Sunday', '2026-12-6'],
    ['в следующее воскресенье', '2026-12-6'],
    ['on Wednesday', '2026-12-2'],
    ['on 2027-02-28', '2027-2-28'],
    ['on the 1st of March', '2027-3-1'],
    ['March the 3rd, 2028', '2028-3-3'],
    ['1 марта 2028 года', '2028-3-1'],
    ['в 01.03.2028', '2028-3-1'],
    ['29 February', '2028-2-29'],
    ['29 февраля', '2028-2-29'],
    ['on the 30th', '2026-11-30'],
    ['on the 3rd', '2026-12-3'],
    ['7 числа', '2026-12-7'],
    ['7-го числа', '2026-12-7'],
    ['7-го', '2026-12-7'],
  ])('%s', (said, expected) => expect(dayIn(said)).toBe(expected));

  test.each([
    '2027-02-29',
    '2026-13-01',
    '31.02',
    '10.13.2027',
    '0.0',
    'February 30',
    '30 февраля',
    'on the 32nd',
    'on the 0th',
    '40 числа',
  ])('%s is not in the calendar', (said) => expect(dayIn(said)).toBe('impossible'));

  test.each(['', 'buy milk', 'купить молоко', 'the nextweek paper'])('"%s" names none', (said) => expect(dayIn(said)).toBe('none'));

  test('a date that this month and the next do not have is in the one after', () => {
    const late = dayOf({ year: 2027, month: 1, date: 31 }) ?? 0;
    expect(dayIn('on the 30th', late)).toBe('2027-3-30');
    expect(dayIn('on the 31st', late)).toBe('2027-1-31');
  });

  test('a month from the last day of a long one is the last day of a short one', () => {
    expect(dayIn('in a month', dayOf({ year: 2027, month: 1, date: 31 }) ?? 0)).toBe('2027-2-28');
  });

  test('on a Monday and on a Sunday next week begins with the coming Monday', () => {
    expect(dayIn('next week', dayOf({ year: 2026, month: 11, date: 23 }) ?? 0)).toBe('2026-11-30');
    expect(dayIn('next Tuesday', dayOf({ year: 2026, month: 11, date: 23 }) ?? 0)).toBe('2026-12-1');
    expect(dayIn('next Tuesday', dayOf({ year: 2026, month: 11, date: 29 }) ?? 0)).toBe('2026-12-1');
  });
});
