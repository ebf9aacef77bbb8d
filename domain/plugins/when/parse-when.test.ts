import { describe, expect, test } from 'vitest';

import { nextOf } from './rule.ts';
import { parseWhen } from './parse-when.ts';

/** A Wednesday, 12:00 in Berlin. */
const NOON = { now: new Date('2026-11-25T11:00:00Z'), zone: 'Europe/Berlin' };

type Row = readonly [said: string, expected: string];

/** "2026-11-27 09:00", on the clock of the zone. */
function shown(instant: Date, zone = NOON.zone): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}

function timeOf(said: string, at = NOON): string {
  const parsed = parseWhen(said, at);
  return parsed.kind === 'when' ? `${parsed.when.kind === 'again' ? '🔁 ' : ''}${shown(parsed.when.at, at.zone)}` : parsed.kind;
}

const ENGLISH: readonly Row[] = [
  ['in half an hour', '2026-11-25 12:30'],
  ['in an hour', '2026-11-25 13:00'],
  ['in an hour and a half', '2026-11-25 13:30'],
  ['in 2 hours and 15 minutes', '2026-11-25 14:15'],
  ['in 2h30m', '2026-11-25 14:30'],
  ['two hours from now', '2026-11-25 14:00'],
  ['in a week', '2026-12-02 09:00'],
  ['tomorrow', '2026-11-26 09:00'],
  ['tomorrow at 5', '2026-11-26 17:00'],
  ['tomorrow at 5am', '2026-11-26 05:00'],
  ['tomorrow evening', '2026-11-26 19:00'],
  ['half past 8 tomorrow', '2026-11-26 08:30'],
  ['at 5', '2026-11-25 17:00'],
  ['at 9', '2026-11-25 21:00'],
  ['at 17:00', '2026-11-25 17:00'],
  ['at 09:00', '2026-11-26 09:00'],
  ['tonight', '2026-11-25 20:00'],
  ['this evening at 7', '2026-11-25 19:00'],
  ['the day after tomorrow at noon', '2026-11-27 12:00'],
  ['next Monday at 8', '2026-11-30 08:00'],
  ['next Friday at 8', '2026-12-04 08:00'],
  ['by Friday', '2026-11-27 09:00'],
  ['on the 5th at 9', '2026-12-05 09:00'],
  ['2026-12-31 23:59', '2026-12-31 23:59'],
  ['today at 9am', 'past'],
  ['on 31 April', 'impossible'],
  ['about the bins', 'none'],
  ['every day at 8', '🔁 2026-11-26 08:00'],
  ['every morning', '🔁 2026-11-26 09:00'],
  ['every other day at 9', '🔁 2026-11-26 09:00'],
  ['every second Tuesday at 9', '🔁 2026-12-01 09:00'],
  ['every weekday at 8:30', '🔁 2026-11-26 08:30'],
  ['every Monday and Thursday at 7pm', '🔁 2026-11-26 19:00'],
  ['every first Monday of the month at 10', '🔁 2026-12-07 10:00'],
  ['last day of each month at 18:00', '🔁 2026-11-30 18:00'],
  ['every 3 weeks on Friday at 4pm', '🔁 2026-11-27 16:00'],
  ['daily at 9pm', '🔁 2026-11-25 21:00'],
  ['in 3 days', '2026-11-28 09:00'],
  ['on weekends at 11am', '🔁 2026-11-28 11:00'],
  ['every 2 hours', '🔁 2026-11-25 14:00'],
  ['every year on May 5', '🔁 2027-05-05 09:00'],
];

const RUSSIAN: readonly Row[] = [
  ['через полчаса', '2026-11-25 12:30'],
  ['через час', '2026-11-25 13:00'],
  ['через полтора часа', '2026-11-25 13:30'],
  ['через 2 часа 15 минут', '2026-11-25 14:15'],
  ['через пару минут', '2026-11-25 12:02'],
  ['через неделю', '2026-12-02 09:00'],
  ['завтра', '2026-11-26 09:00'],
  ['завтра в 5', '2026-11-26 17:00'],
  ['завтра в 5 утра', '2026-11-26 05:00'],
  ['завтра вечером', '2026-11-26 19:00'],
  ['завтра в половине девятого', '2026-11-26 08:30'],
  ['завтра в полдевятого', '2026-11-26 08:30'],
  ['в 5', '2026-11-25 17:00'],
  ['в 9', '2026-11-25 21:00'],
  ['в 17:00', '2026-11-25 17:00'],
  ['в 09:00', '2026-11-26 09:00'],
  ['в час дня', '2026-11-25 13:00'],
  ['вечером', '2026-11-25 19:00'],
  ['послезавтра в полдень', '2026-11-27 12:00'],
  ['в следующий понедельник в 8', '2026-11-30 08:00'],
  ['5-го в 9', '2026-12-05 09:00'],
  ['31.12.2026 в 23:59', '2026-12-31 23:59'],
  ['сегодня в 9 утра', 'past'],
  ['31 апреля', 'impossible'],
  ['про мусор', 'none'],
  ['каждый день в 8', '🔁 2026-11-26 08:00'],
  ['каждое утро', '🔁 2026-11-26 09:00'],
  ['по вечерам', '🔁 2026-11-25 19:00'],
  ['каждый второй вторник в 9', '🔁 2026-12-01 09:00'],
  ['каждый будний день в 8:30', '🔁 2026-11-26 08:30'],
  ['по будням в 7', '🔁 2026-11-26 07:00'],
  ['по понедельникам и четвергам в 19:00', '🔁 2026-11-26 19:00'],
  ['каждый первый понедельник месяца в 10', '🔁 2026-12-07 10:00'],
  ['последний день каждого месяца в 18:00', '🔁 2026-11-30 18:00'],
  ['каждое 1-е число в 10', '🔁 2026-12-01 10:00'],
  ['каждый месяц 15 числа', '🔁 2026-12-15 09:00'],
  ['каждые 2 часа', '🔁 2026-11-25 14:00'],
  ['ежедневно в 21:00', '🔁 2026-11-25 21:00'],
  ['через 3 дня', '2026-11-28 09:00'],
  ['по выходным в 11', '🔁 2026-11-28 11:00'],
  ['каждый год 5 мая', '🔁 2027-05-05 09:00'],
];

describe('when something is to be told', () => {
  test.each(ENGLISH)('in English: %s', (said, expected) => expect(timeOf(said)).toBe(expected));
  test.each(RUSSIAN)('in Russian: %s', (said, expected) => expect(timeOf(said)).toBe(expected));
});

describe('over the change of clocks', () => {
  const DAILY = { kind: 'days', every: 1, clock: { hour: 2, minute: 30 } } as const;
  const next = (after: string) => nextOf(DAILY, { after: new Date(after), zone: 'Europe/Berlin', anchor: null })?.toISOString();

  test('a time that is left out comes at the end of the gap, and the next day as ever', () => {
    expect(next('2027-03-28T00:00:00Z')).toBe('2027-03-28T01:00:00.000Z');
    expect(next('2027-03-28T01:00:00Z')).toBe('2027-03-29T00:30:00.000Z');
  });

  test('of a time that comes twice only the first counts', () => {
    expect(next('2026-10-24T22:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
  });

  test('"tomorrow at 9" is nine by the clock of the zone, whatever happens in the night', () => {
    expect(timeOf('tomorrow at 9', { now: new Date('2027-03-27T11:00:00Z'), zone: 'Europe/Berlin' })).toBe('2027-03-28 09:00');
    expect(timeOf('завтра в 9', { now: new Date('2026-11-25T11:00:00Z'), zone: 'Pacific/Auckland' })).toBe('2026-11-27 09:00');
  });

  test('every second Tuesday stays every second one', () => {
    const rule = { kind: 'weeks', every: 2, weekdays: [2], clock: { hour: 9, minute: 0 } } as const;
    const parsed = parseWhen('every second Tuesday at 9', NOON);
    const anchor = parsed.kind === 'when' && parsed.when.kind === 'again' ? parsed.when.anchor : null;
    expect(shown(nextOf(rule, { after: new Date('2026-12-01T09:00:00Z'), zone: NOON.zone, anchor }) ?? new Date(0))).toBe(
      '2026-12-15 09:00',
    );
  });
});
