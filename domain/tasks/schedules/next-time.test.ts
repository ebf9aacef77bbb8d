import { describe, expect, it } from 'vitest';

import { nextTime } from './next-time.ts';

/** The next times after one, in UTC and to the minute. */
function following(expression: string, zone: string, after: string, count: number): readonly string[] {
  const times: string[] = [];
  for (let at: Date | null = new Date(after); times.length < count && at !== null;) {
    at = nextTime({ kind: 'cron', expression, zone }, at);
    if (at !== null) times.push(at.toISOString().slice(0, 16));
  }
  return times;
}

describe('the next time of a cron expression', () => {
  it('comes strictly after the one before, on the clock of its zone', () => {
    expect(following('0 9 * * *', 'Europe/Berlin', '2026-11-23T08:00:00Z', 2)).toEqual(['2026-11-24T08:00', '2026-11-25T08:00']);
    expect(following('0 9 * * *', 'Europe/Berlin', '2026-11-23T07:59:59.999Z', 1)).toEqual(['2026-11-23T08:00']);
    expect(following('30 8 * * *', 'Asia/Kathmandu', '2026-11-23T00:00:00Z', 1)).toEqual(['2026-11-23T02:45']);
  });

  it('keeps its hour on the wall when the clocks change', () => {
    expect(following('0 9 * * *', 'Europe/Berlin', '2026-03-27T12:00:00Z', 3)).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
  });

  it.each([
    ['30 2 * * *', ['2026-03-28T01:30', '2026-03-29T01:00', '2026-03-30T00:30']],
    ['*/15 2 * * *', ['2026-03-28T01:30', '2026-03-28T01:45', '2026-03-29T01:00', '2026-03-30T00:00']],
    ['30 2,3 * * *', ['2026-03-28T01:30', '2026-03-28T02:30', '2026-03-29T01:00', '2026-03-29T01:30', '2026-03-30T00:30']],
    ['0 */2 * * *', ['2026-03-28T03:00', '2026-03-28T05:00']],
  ])('%s is made up for once, at the end of the gap that it falls into', (expression, times) => {
    expect(following(expression, 'Europe/Berlin', '2026-03-28T01:20:00Z', times.length)).toEqual(times);
  });

  it.each([
    ['30 2 * * *', ['2026-10-25T00:30', '2026-10-26T01:30']],
    ['*/30 2 * * *', ['2026-10-25T00:00', '2026-10-25T00:30', '2026-10-26T01:00']],
  ])('%s comes once in the night that has its hour twice', (expression, times) => {
    expect(following(expression, 'Europe/Berlin', '2026-10-24T22:00:00Z', times.length)).toEqual(times);
  });

  it('keeps its pace over both changes when it runs in every hour', () => {
    const inSpring = following('0 * * * *', 'Europe/Berlin', '2026-03-28T23:30:00Z', 4);
    expect(inSpring).toEqual(['2026-03-29T00:00', '2026-03-29T01:00', '2026-03-29T02:00', '2026-03-29T03:00']);
    const inAutumn = following('0 0-23 * * *', 'Europe/Berlin', '2026-10-24T22:30:00Z', 4);
    expect(inAutumn).toEqual(['2026-10-24T23:00', '2026-10-25T00:00', '2026-10-25T01:00', '2026-10-25T02:00']);
  });

  it('is the end of a gap at midnight, and of one of half an hour', () => {
    expect(following('0 0 * * *', 'America/Santiago', '2026-09-05T12:00:00Z', 1)).toEqual(['2026-09-06T04:00']);
    expect(following('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00:00Z', 1)).toEqual(['2026-10-03T15:30']);
  });

  it('is in the year of the next 29 February, and knows the last day of a month', () => {
    expect(following('0 0 29 2 *', 'UTC', '2026-11-23T00:00:00Z', 1)).toEqual(['2028-02-29T00:00']);
    expect(following('0 12 L * *', 'UTC', '2027-02-01T00:00:00Z', 1)).toEqual(['2027-02-28T12:00']);
  });

  it('of a single time is that time, and then none', () => {
    const once = { kind: 'once', at: new Date('2026-12-01T09:00:00Z'), zone: 'UTC' } as const;
    expect(nextTime(once, new Date('2026-11-23T00:00:00Z'))).toEqual(once.at);
    expect(nextTime(once, once.at)).toBeNull();
  });
});
