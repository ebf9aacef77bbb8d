import { expect, test } from 'vitest';

import { csv } from './csv.ts';

test('cells with commas, quotes and line ends are quoted, numbers are not', () => {
  expect(
    csv([
      ['day', 'who'],
      ['2026-11-23', 'Анна, "Аня"\nИ.'],
      [0.25, -3],
    ]),
  ).toBe('day,who\r\n2026-11-23,"Анна, ""Аня""\nИ."\r\n0.25,-3\r\n');
});

test.each(['=1+1', '+7', '-2', '@SUM(A1)', '\t=1'])('what a spreadsheet would take for a formula is text: %j', (name) => {
  expect(csv([[name]])).toBe(`'${name}\r\n`);
});
