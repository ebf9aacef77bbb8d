import { describe, expect, test } from 'vitest';

import { readRange } from './read-range.ts';

/** A Wednesday, 12:00 in Berlin. */
const NOON = { now: new Date('2026-11-25T11:00:00Z'), zone: 'Europe/Berlin' };

function daysOf(said: string, now = NOON): string {
  const { range } = readRange(said, now);
  if (range === null) return 'none';
  const day = (instant: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: now.zone, dateStyle: 'short' }).format(instant).slice(5);
  const [first, last] = [day(range.from.getTime()), day(range.until.getTime() - 1)];
  return first === last ? first : `${first}…${last}`;
}

describe('the days that somebody asks for', () => {
  test.each([
    ['today', '11-25'],
    ["what's on today", '11-25'],
    ['tomorrow', '11-26'],
    ['the day after tomorrow', '11-27'],
    ['on Friday', '11-27'],
    ['this Friday', '11-27'],
    ['next Friday', '12-04'],
    ['Monday', '11-30'],
    ['on Wednesday', '12-02'],
    ['sunday', '11-29'],
    ['this week', '11-25…11-29'],
    ['my week', '11-25…11-29'],
    ['for the week', '11-25…11-29'],
    ['next week', '11-30…12-06'],
    ['for next week', '11-30…12-06'],
    ['the weekend', '11-28…11-29'],
    ['this weekend', '11-28…11-29'],
    ['next weekend', '12-05…12-06'],
    ['this month', '11-25…11-30'],
    ['next month', '12-01…12-31'],
    ['in the next 3 days', '11-25…11-27'],
    ['for the next ten days', '11-25…12-04'],
    ['on 3 December', '12-03'],
    ['December 3rd', '12-03'],
    ['2026-12-24', '12-24'],
    ['24.12.', '12-24'],
    ['on the 1st', '12-01'],
    ['in two weeks', '12-09'],
    ['tonight', '11-25'],
    ['this evening', '11-25'],
    ['tomorrow morning', '11-26'],
    ['my calendar', 'none'],
    ['', 'none'],
    ['on 30 February', 'none'],
    ['сегодня', '11-25'],
    ['что у меня сегодня вечером', '11-25'],
    ['завтра', '11-26'],
    ['послезавтра', '11-27'],
    ['в пятницу', '11-27'],
    ['на пятницу', '11-27'],
    ['в эту пятницу', '11-27'],
    ['в следующую пятницу', '12-04'],
    ['во вторник', '12-01'],
    ['на этой неделе', '11-25…11-29'],
    ['на неделю', '11-25…11-29'],
    ['на следующей неделе', '11-30…12-06'],
    ['на следующую неделю', '11-30…12-06'],
    ['на выходных', '11-28…11-29'],
    ['в выходные', '11-28…11-29'],
    ['на следующих выходных', '12-05…12-06'],
    ['в этом месяце', '11-25…11-30'],
    ['в следующем месяце', '12-01…12-31'],
    ['в ближайшие 3 дня', '11-25…11-27'],
    ['в ближайшие дни', '11-25…11-27'],
    ['3 декабря', '12-03'],
    ['24.12', '12-24'],
    ['через неделю', '12-02'],
    ['что у меня вечером', '11-25'],
    ['мой календарь', 'none'],
    ['расписание', 'none'],
  ])('"%s" is %s', (said, expected) => {
    expect(daysOf(said)).toBe(expected);
  });

  test('on a Saturday the weekend is this one, and on a Sunday what is left of it', () => {
    expect(daysOf('this weekend', { ...NOON, now: new Date('2026-11-28T11:00:00Z') })).toBe('11-28…11-29');
    expect(daysOf('на выходных', { ...NOON, now: new Date('2026-11-29T11:00:00Z') })).toBe('11-29');
    expect(daysOf('this week', { ...NOON, now: new Date('2026-11-29T11:00:00Z') })).toBe('11-29');
  });

  test('a day of 25 hours is one, and today is the one of the zone', () => {
    const { range } = readRange('on 25 October', { now: new Date('2026-10-20T11:00:00Z'), zone: 'Europe/Berlin' });
    expect(range).toEqual({ from: new Date('2026-10-24T22:00:00Z'), until: new Date('2026-10-25T23:00:00Z') });
    expect(daysOf('today', { now: new Date('2026-11-25T20:00:00Z'), zone: 'Asia/Tokyo' })).toBe('11-26');
  });

  test('leaves what else was said', () => {
    expect(readRange('dentist on Friday', NOON).rest.trim()).toBe('dentist');
  });
});
