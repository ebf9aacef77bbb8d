import { describe, expect, it } from 'vitest';

import { aSchedule } from '../../testing/a-schedule.ts';
import type { Schedule } from '../schedule.ts';
import { decideFiring } from './decide-firing.ts';

const NINE = new Date('2026-11-24T09:00:00Z');
const DAILY: Schedule['time'] = { kind: 'cron', expression: '0 9 * * *', zone: 'UTC' };
const EVERY_MINUTE: Schedule['time'] = { kind: 'cron', expression: '* * * * *', zone: 'UTC' };
const ONCE: Schedule['time'] = { kind: 'once', at: NINE, zone: 'UTC' };

function decided(change: Partial<Schedule>, now: string) {
  const decision = decideFiring(aSchedule({ time: DAILY, nextAt: NINE, ...change }), new Date(now));
  const at = (time: Date | null): string | null => time?.toISOString().slice(5, 16) ?? null;
  if (decision.kind === 'wait') return 'wait';
  return decision.kind === 'skip' ? `skip, then ${at(decision.nextAt)}` : `fire ${at(decision.planned)}, then ${at(decision.nextAt)}`;
}

describe('what becomes of a schedule', () => {
  it.each<[string, Partial<Schedule>, string, string]>([
    ['waits before its time', {}, '2026-11-24T08:59:59.999Z', 'wait'],
    ['fires at its time', {}, '2026-11-24T09:00:00Z', 'fire 11-24T09:00, then 11-25T09:00'],
    ['fires a little late', { missed: 'skip' }, '2026-11-24T09:05:00Z', 'fire 11-24T09:00, then 11-25T09:00'],
    ['has missed what is later than five minutes', { missed: 'skip' }, '2026-11-24T09:05:00.001Z', 'skip, then 11-25T09:00'],
    ['makes up for it when it is to', { missed: 'run-once' }, '2026-11-24T09:05:00.001Z', 'fire 11-24T09:00, then 11-25T09:00'],
    ['makes up once for many missed times', { missed: 'run-once' }, '2027-02-01T12:00:00Z', 'fire 11-24T09:00, then 02-02T09:00'],
    [
      'fires the time of now after missed ones, whatever the policy',
      { missed: 'skip' },
      '2027-02-01T09:01:00Z',
      'fire 02-01T09:00, then 02-02T09:00',
    ],
    ['fires the time of now once together with missed ones', {}, '2027-02-01T09:01:00Z', 'fire 02-01T09:00, then 02-02T09:00'],
    [
      'is no burst when the minutes of a pause come at once',
      { time: EVERY_MINUTE },
      '2026-11-24T09:03:30Z',
      'fire 11-24T09:00, then 11-24T09:04',
    ],
    [
      'is no burst after a month either',
      { time: EVERY_MINUTE, missed: 'skip' },
      '2026-12-24T09:03:30Z',
      'fire 12-24T08:59, then 12-24T09:04',
    ],
    ['ends with its only time', { time: ONCE }, '2026-11-24T09:00:00Z', 'fire 11-24T09:00, then null'],
    ['ends also when its only time was missed', { time: ONCE, missed: 'skip' }, '2026-11-25T09:00:00Z', 'skip, then null'],
    ['makes up for its only time', { time: ONCE }, '2026-11-25T09:00:00Z', 'fire 11-24T09:00, then null'],
    ['is left alone while paused', { state: 'paused', nextAt: null }, '2027-02-01T12:00:00Z', 'wait'],
    ['waits when the clock was set back', {}, '2020-01-01T00:00:00Z', 'wait'],
  ])('%s', (_title, change, now, expected) => expect(decided(change, now)).toBe(expected));
});
