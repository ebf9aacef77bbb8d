import { expect, test } from 'vitest';

import { closingNote } from './closing-note.ts';

const DOLLAR = 1_000_000_000;

test.each([
  ['steps', { steps: { left: 4, most: 20 } }, null],
  ['steps', { steps: { left: 3, most: 20 } }, '3 of 20 steps'],
  ['steps', { steps: { left: 1, most: 20 } }, '1 of 20 steps'],
  ['few steps', { steps: { left: 2, most: 2 } }, null],
  ['few steps', { steps: { left: 1, most: 2 } }, '1 of 2 steps'],
  ['one step', { steps: { left: 1, most: 1 } }, null],
  ['money', { money: { used: 0.8 * DOLLAR - 1, limit: DOLLAR } }, null],
  ['money', { money: { used: 0.8 * DOLLAR, limit: DOLLAR } }, '$0.8000 of $1.0000'],
  ['no money at all', { money: { used: 0, limit: 0 } }, null],
  ['time', { time: { usedMs: 89_999, limitMs: 100_000 } }, null],
  ['time', { time: { usedMs: 90_000, limitMs: 100_000 } }, '0.2 minutes'],
  ['nothing', {}, null],
])('%s near the end: %j is told as %j', (_what, left, words) => {
  const note = closingNote(left);
  if (words === null) expect(note).toBeNull();
  else expect(note).toContain(words);
});
