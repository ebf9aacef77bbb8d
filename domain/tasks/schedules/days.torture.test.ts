import { describe, expect, it } from 'vitest';

import { timesOf } from '../../testing/schedule-oracle.ts';
import type { Pattern } from '../../testing/schedule-oracle.ts';
import { cronOf } from './next-time.ts';

const DAY_MS = 86_400_000;
/** From a year on in which a zone left out a day. */
const FROM = Date.UTC(2011, 0, 1);
const DAYS = process.env['PARLEY_TEST_LONG'] === '1' ? 20_000 : 500;
/** Those that run in every hour make most of the work. */
const DAYS_OF_EVERY_HOUR = DAYS / 5;

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Antarctica/Troll',
];

const PATTERNS: Readonly<Record<string, Pattern>> = {
  '0 0 * * *': { minutes: [0], hours: [0] },
  '30 2 * * *': { minutes: [30], hours: [2] },
  '*/20 2 * * *': { minutes: [0, 20, 40], hours: [2] },
  '30 1-3 * * *': { minutes: [30], hours: [1, 2, 3] },
  '15 */6 * * *': { minutes: [15], hours: [0, 6, 12, 18] },
  '10 9 1,15 * MON': { minutes: [10], hours: [9], days: [1, 15], weekdays: [1] },
  '59 23 * 3,4,9-11 0,6': { minutes: [59], hours: [23], months: [3, 4, 9, 10, 11], weekdays: [0, 6] },
  '5 2 29 2 *': { minutes: [5], hours: [2], days: [29], months: [2] },
  '15 * * * *': { minutes: [15], hours: 'every' },
};

describe.each(ZONES)('the times in %s over many years', (zone) => {
  it.each(Object.entries(PATTERNS))('of %s are all there, each of them once', (expression, pattern) => {
    const to = FROM + (pattern.hours === 'every' ? DAYS_OF_EVERY_HOUR : DAYS) * DAY_MS;
    const cron = cronOf(expression, zone);
    const found: number[] = [];
    for (let at = cron.nextRun(new Date(FROM)); at !== null && at.getTime() <= to; at = cron.nextRun(at)) found.push(at.getTime());
    const expected = timesOf(pattern, zone, FROM, to);
    expect(found.length).toBeGreaterThan(0);
    expect(difference(found, expected)).toEqual({ missing: [], tooMany: [] });
    expect(new Set(found).size).toBe(found.length);
  });
});

function difference(found: readonly number[], expected: readonly number[]) {
  const [has, wants] = [new Set(found), new Set(expected)];
  const shown = (times: readonly number[]): readonly string[] => times.slice(0, 5).map((time) => new Date(time).toISOString());
  return { missing: shown(expected.filter((time) => !has.has(time))), tooMany: shown(found.filter((time) => !wants.has(time))) };
}
