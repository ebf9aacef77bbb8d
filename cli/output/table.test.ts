import { expect, test } from 'vitest';

import { displayWidth } from './display-width.ts';
import { table } from './table.ts';

const COLUMNS = [
  { title: 'ID' },
  { title: 'MADE', isOptional: true },
  { title: 'COST', align: 'right', isOptional: true },
  { title: 'WHAT', shrinks: true },
] as const;
const ROWS = [
  ['a1', '2026-11-23', '$0.50', 'Объясни этот проект от начала до конца'],
  ['b22', '2026-11-24', '$12', '日本語のタスク'],
];

test('a table is as wide as it needs to be where no width is given', () => {
  expect(table(COLUMNS, ROWS, null)).toEqual([
    'ID   MADE         COST  WHAT',
    'a1   2026-11-23  $0.50  Объясни этот проект от начала до конца',
    'b22  2026-11-24    $12  日本語のタスク',
  ]);
});

test.each([80, 60, 40, 36, 30, 20, 14])('on a terminal of %i columns every line fits', (width) => {
  for (const line of table(COLUMNS, ROWS, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
});

test('long cells are shortened first, then optional columns go, the last one first', () => {
  expect(table(COLUMNS, ROWS, 36)[1]).toBe('a1   2026-11-23  $0.50  Объясни это…');
  expect(table(COLUMNS, ROWS, 30)[0]).toBe('ID   MADE        WHAT');
  expect(table(COLUMNS, ROWS, 18)).toEqual(['ID   WHAT', 'a1   Объясни этот…', 'b22  日本語のタス…']);
});

test('wide signs, emoji and combining marks are counted as terminals show them', () => {
  expect(['abc', 'Привет', '日本', '👩‍👩‍👧', 'e\u0301', '🇩🇪', '✅'].map(displayWidth)).toEqual([3, 6, 4, 2, 1, 2, 2]);
});
