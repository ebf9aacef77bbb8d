import { expect, test } from 'vitest';

import type { LogLine } from './log-documents.ts';
import { emptyLog, withEarlier, withLines, withoutOldest } from './log.ts';
import type { Log } from './log.ts';

const line = (number: number): LogLine => ({ number, at: '2026-11-23T12:00:00.000Z', kind: 'TEXT', text: `line ${number}` });
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
const numbers = ({ chunks }: Log) => chunks.flatMap((chunk) => chunk.lines.map(({ number }) => number));
const range = (from: number, to: number) => lines(from, to).map(({ number }) => number);

test('I5: lines that come again after a reconnect are shown once', () => {
  const log = withLines(withLines(emptyLog(0), lines(1, 5)), lines(3, 8));
  expect(numbers(log)).toEqual(range(1, 8));
  expect(log.last).toBe(8);
  expect(withLines(log, lines(1, 8))).toBe(log);
  expect(withLines(log, [])).toBe(log);
});

test('a new line touches only the last chunk', () => {
  const log = withLines(emptyLog(0), lines(1, 250));
  const more = withLines(log, lines(251, 251));
  expect(more.chunks.map(({ id }) => id)).toEqual([0, 1, 2]);
  expect(more.chunks[0]).toBe(log.chunks[0]);
  expect(more.chunks[1]).toBe(log.chunks[1]);
  expect(numbers(more)).toEqual(range(1, 251));
});

test('lines before the first one join without a gap or a double', () => {
  const log = withLines(emptyLog(150), lines(151, 260));
  const more = withEarlier(log, lines(51, 160));
  expect(numbers(more)).toEqual(range(51, 260));
  expect(more.before).toBe(50);
  expect(more.chunks.map(({ id }) => id)).toEqual([0, 1, 2]);
});

test('earlier lines that do not reach up to the first one are left out', () => {
  const log = withLines(emptyLog(150), lines(151, 160));
  expect(withEarlier(log, lines(1, 100))).toBe(log);
  expect(withEarlier(log, lines(151, 160))).toBe(log);
});

test('earlier lines may come before any other', () => {
  expect(numbers(withEarlier(emptyLog(3), lines(1, 3)))).toEqual([1, 2, 3]);
});

test('what is too much goes from the top, and can be asked for again', () => {
  const log = withLines(emptyLog(0), lines(1, 350));
  const less = withoutOldest(log, 2);
  expect(numbers(less)).toEqual(range(201, 350));
  expect(less.before).toBe(200);
  expect(numbers(withEarlier(less, lines(101, 200)))).toEqual(range(101, 350));
  expect(withoutOldest(log, 4)).toBe(log);
});
