import { expect, test } from 'vitest';

import { titleOf } from './title-of.ts';

test.each([
  ['Привет!', 'Привет!'],
  ['  First line  \nsecond', 'First line'],
  [`${'word '.repeat(12)}and more`, `${'word '.repeat(11)}word…`],
  ['x'.repeat(70), `${'x'.repeat(60)}…`],
  [`${'x'.repeat(59)}🙂${'y'.repeat(9)}`, `${'x'.repeat(59)}…`],
])('%j is titled %j', (text, title) => {
  expect(titleOf(text)).toBe(title);
});
