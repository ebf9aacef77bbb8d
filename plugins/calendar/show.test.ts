import { describe, expect, test } from 'vitest';

import { agenda, freeTimes, hours } from './show.ts';
import type { Entry } from './look.ts';

const READER = { language: 'ru', zone: 'Europe/Berlin', now: () => new Date('2026-11-25T11:07:00Z') } as const;

function entry(start: string, end: string, change: Partial<Entry['occurrence']> = {}): Entry {
  const times = { start: Date.parse(start), end: Date.parse(end), isAllDay: false };
  const rest = { uid: start, title: 'Дело', place: null, invitees: [], recurrenceId: null, isBusy: true };
  return { occurrence: { ...rest, ...times, ...change }, calendar: 'Work', stored: { url: 'u', etag: 'e' } };
}

describe('what is shown', () => {
  test.each([
    ['2026-11-25T23:00+01:00', '2026-11-26T01:00+01:00', false, '23:00–четверг, 26 ноября 1:00'],
    ['2026-12-31T23:00+01:00', '2027-01-01T01:00+01:00', false, '23:00–пятница, 1 января 2027 г. 1:00'],
    ['2026-11-25T09:00+01:00', '2026-11-25T09:00+01:00', false, '9:00'],
    ['2026-11-25T00:00+01:00', '2026-11-26T00:00+01:00', true, 'весь день'],
    ['2026-11-25T00:00+01:00', '2026-11-28T00:00+01:00', true, 'весь день – пятница, 27 ноября'],
  ])('from %s to %s', (start, end, isAllDay, expected) => {
    expect(hours({ start: Date.parse(start), end: Date.parse(end), isAllDay }, READER)).toBe(expected);
  });

  test('what goes on since earlier stands on today, without a title too, and with those who come', () => {
    const invitees = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}_x@example.org`);
    const text = agenda(
      { entries: [entry('2026-11-24T22:00+01:00', '2026-11-26T10:00+01:00', { title: '', invitees })], away: [] },
      READER,
    );
    expect(text).toContain('**без названия** 👥 a\\_x@example.org');
    expect(text).toMatch(/ …$/u);
  });

  test('a title of somebody else stays on its line, and is cut', () => {
    const title = `# a\n- b <script> ${'x'.repeat(500)}`;
    const text = agenda({ entries: [entry('2026-11-25T14:00+01:00', '2026-11-25T15:00+01:00', { title })], away: ['Home'] }, READER);
    expect(text.split('\n')[1]).toMatch(/^- 14:00–15:00 \*\*\\# a - b \\<script\\> x+…\*\*$/u);
    expect(text).toContain('⚠️ Home сейчас не прочитать');
  });
});

test('free time begins now, ends in the evening, and leaves out what is too short', () => {
  const range = { from: new Date('2026-11-24T23:00:00Z'), until: new Date('2026-11-26T23:00:00Z') };
  const entries = [
    entry('2026-11-25T12:15+01:00', '2026-11-25T14:00+01:00'),
    entry('2026-11-25T13:00+01:00', '2026-11-25T13:30+01:00'),
    entry('2026-11-25T15:00+01:00', '2026-11-25T19:50+01:00'),
    entry('2026-11-25T14:00+01:00', '2026-11-25T15:00+01:00', { isBusy: false }),
    entry('2026-11-26T06:00+01:00', '2026-11-26T22:00+01:00'),
  ];
  expect(freeTimes({ entries, away: [] }, { range, isExact: false }, READER)).toBe(
    'Свободно с 8 до 20:\n- среда, 25 ноября: 14:00–15:00\n- четверг, 26 ноября: ничего',
  );
});
