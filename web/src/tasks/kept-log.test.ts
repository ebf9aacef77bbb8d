import { expect, test } from 'vitest';

import { makeKeptLog } from './kept-log.ts';
import type { LogLine } from './log-documents.ts';

const line = (number: number): LogLine => ({ number, at: '2026-11-23T12:00:00.000Z', kind: 'TEXT', text: `line ${number}` });
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => line(from + index));

test('I5: lines that come again after a reconnect are kept once, and tell nobody', () => {
  const log = makeKeptLog(0);
  let heard = 0;
  const stop = log.subscribe(() => {
    heard += 1;
  });
  log.add(lines(1, 5));
  log.add(lines(3, 8));
  log.add(lines(1, 8));
  log.add([]);
  expect([log.last(), log.version(), heard]).toEqual([8, 2, 2]);
  stop();
  log.add([line(9)]);
  expect([log.line(9)?.text, heard]).toEqual(['line 9', 2]);
});

test('what came before is wanted piece by piece, each once', () => {
  const log = makeKeptLog(1_200);
  expect([log.last(), log.line(700)]).toEqual([1_200, undefined]);
  expect(log.wants(690, 1_300)).toEqual([500, 1_000]);
  expect(log.wants(1, 1_200)).toEqual([0]);
  expect(log.wants(0, 1_200)).toEqual([]);
  log.add(lines(501, 1_000));
  expect([log.last(), log.line(501)?.number]).toEqual([1_200, 501]);
});

test('what comes by itself is not wanted, and a piece that did not come is wanted again', () => {
  const log = makeKeptLog(600);
  log.add(lines(601, 700));
  expect(log.wants(601, 700)).toEqual([]);
  expect(log.wants(1, 10)).toEqual([0]);
  log.failed(0);
  expect(log.wants(1, 10)).toEqual([0]);
});
