import { expect, test } from 'vitest';

import { findRule, withClock } from './find-rule.ts';
import { Remainder } from './words.ts';

/** Wednesday, 25 November. */
const TODAY = { weekday: 3, date: 25, month: 11 };
const rule = (said: string) => findRule(new Remainder(said), TODAY);
const nth = (number: number, weekday: number) => ({ kind: 'nth', nth: number, weekday });
const weeks = (every: number, ...weekdays: readonly number[]) => ({ kind: 'weeks', every, weekdays });
const months = (every: number, date: number) => ({ kind: 'months', every, date });

test.each([
  ['every second Friday of the month', nth(2, 5)],
  ['on the 3rd Tuesday of each month', nth(3, 2)],
  ['the fourth Monday of every month', nth(4, 1)],
  ['every last Friday of the month', nth(-1, 5)],
  ['каждую последнюю пятницу месяца', nth(-1, 5)],
  ['в третью среду каждого месяца', nth(3, 3)],
  ['the last day of every month', months(1, 31)],
  ['в последний день каждого месяца', months(1, 31)],
  ['on the 40th of every month', months(1, 31)],
  ['0 числа каждого месяца', months(1, 1)],
  ['monthly on the 5th', months(1, 5)],
  ['ежемесячно 5 числа', months(1, 5)],
  ['каждое 7 число', months(1, 7)],
  ['every month', months(1, 25)],
  ['every 3 months', months(3, 25)],
  ['monthly', months(1, 25)],
  ['ежемесячно', months(1, 25)],
  ['every year', { kind: 'years', month: 11, date: 25 }],
  ['раз в год', { kind: 'years', month: 11, date: 25 }],
  ['annually on 1 April', { kind: 'years', month: 4, date: 1 }],
  ['on April 1st every year', { kind: 'years', month: 4, date: 1 }],
  ['1 апреля каждого года', { kind: 'years', month: 4, date: 1 }],
  ['on weekdays', weeks(1, 1, 2, 3, 4, 5)],
  ['по рабочим дням', weeks(1, 1, 2, 3, 4, 5)],
  ['every weekend', weeks(1, 0, 6)],
  ['по выходным', weeks(1, 0, 6)],
  ['on Mondays and Fridays', weeks(1, 1, 5)],
  ['по вторникам и четвергам', weeks(1, 2, 4)],
  ['every Monday and Monday', weeks(1, 1)],
  ['every 2nd Tuesday', weeks(2, 2)],
  ['every third Tuesday', weeks(3, 2)],
  ['каждую вторую среду', weeks(2, 3)],
  ['every week', weeks(1, 3)],
  ['every two weeks on Friday', weeks(2, 5)],
  ['every 2nd week', weeks(2, 3)],
  ['каждую неделю в пятницу', weeks(1, 5)],
  ['weekly', weeks(1, 3)],
  ['weekly on Sunday', weeks(1, 0)],
  ['еженедельно в субботу', weeks(1, 6)],
  ['every 3rd day', { kind: 'days', every: 3 }],
  ['раз в два дня', { kind: 'days', every: 2 }],
  ['daily', { kind: 'days', every: 1 }],
  ['every morning', { kind: 'days', every: 1 }],
  ['по ночам', { kind: 'days', every: 1 }],
  ['каждый вечер', { kind: 'days', every: 1 }],
  ['every half hour', { kind: 'interval', minutes: 30 }],
  ['каждые полчаса', { kind: 'interval', minutes: 30 }],
  ['every 20 minutes', { kind: 'interval', minutes: 20 }],
  ['раз в час', { kind: 'interval', minutes: 60 }],
  ['hourly', { kind: 'interval', minutes: 60 }],
  ['ежечасно', { kind: 'interval', minutes: 60 }],
])('what comes again and again: %s', (said, expected) => expect(rule(said)).toEqual(expected));

test.each(['', 'tomorrow', 'on Friday', 'everything', 'завтра', 'в пятницу'])('"%s" comes once', (said) => expect(rule(said)).toBeNull());

test('what is left is what it is about', () => {
  const rest = new Remainder('every Monday water the plants');
  findRule(rest, TODAY);
  expect(rest.text.trim()).toBe('water the plants');
});

test('the time of the day belongs to every rule but one that counts minutes', () => {
  const clock = { hour: 8, minute: 30 };
  expect(withClock({ kind: 'days', every: 2 }, clock)).toEqual({ kind: 'days', every: 2, clock });
  expect(withClock({ kind: 'interval', minutes: 5 }, clock)).toEqual({ kind: 'interval', minutes: 5 });
});
