import { expect, test } from 'vitest';

import { makeLogSearch } from './find-in-log.ts';
import { makeKeptLog } from './kept-log.ts';
import type { LogLine } from './log-documents.ts';

const line = (number: number, text: string): LogLine => ({ number, at: '2026-11-23T12:00:00.000Z', kind: 'TEXT', text });

test('lines are found in any case and through colours, also those that come later', () => {
  const log = makeKeptLog(0);
  log.add([line(1, 'ОШИБКА: раз'), line(2, 'fine'), line(3, '\u001b[31mоши\u001b[0mбка')]);
  const search = makeLogSearch(' ошибка ');
  const first = search.matches(log);
  expect(first).toEqual([1, 3]);
  expect(search.matches(log)).toBe(first);
  log.add([line(4, 'Ошибка')]);
  expect(search.matches(log)).toEqual([1, 3, 4]);
});

test('no words find nothing, and what is not fetched yet is waited for', () => {
  const log = makeKeptLog(2);
  log.add([line(3, 'word')]);
  const search = makeLogSearch('word');
  expect(search.matches(log)).toEqual([]);
  log.add([line(1, 'a word'), line(2, 'none')]);
  expect(search.matches(log)).toEqual([1, 3]);
  expect(makeLogSearch('  ').matches(log)).toEqual([]);
});
