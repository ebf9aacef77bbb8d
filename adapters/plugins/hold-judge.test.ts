import { expect, test } from 'vitest';

import { makeHoldJudge } from './hold-judge.ts';
import type { HoldLook } from './hold-judge.ts';

const MIB = 1024 * 1024;

/** After how many looks it says that the thread is held; null: in a hundred it does not. */
function heldAfter(look: (at: number) => Partial<HoldLook>): number | null {
  const judge = makeHoldJudge();
  for (let at = 1; at <= 100; at += 1) if (judge({ beat: 1, memory: 100 * MIB, isDebugged: false, ...look(at) })) return at;
  return null;
}

test.each<[string, (at: number) => Partial<HoldLook>, number | null]>([
  ['that works', (beat) => ({ beat }), null],
  ['that works now and then', (at) => ({ beat: Math.floor(at / 19) }), null],
  ['that somebody stopped with a debugger', () => ({ isDebugged: true }), null],
  ['that does nothing any more', () => ({}), 21],
  ['that stops after a while', (at) => ({ beat: Math.min(at, 10) }), 30],
  ['that takes memory meanwhile', (at) => ({ memory: at * 300 * MIB }), 5],
  ['that takes memory and works', (beat) => ({ beat, memory: beat * 300 * MIB }), null],
])('a main thread %s', (_, look, after) => {
  expect(heldAfter(look)).toBe(after);
});

test('one that stays held is told of again', () => {
  const judge = makeHoldJudge();
  const told = Array.from({ length: 61 }, () => judge({ beat: 1, memory: 0, isDebugged: false }));
  expect(told.flatMap((isHeld, at) => (isHeld ? [at] : []))).toEqual([20, 40, 60]);
});
