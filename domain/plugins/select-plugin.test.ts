import { describe, expect, test } from 'vitest';

import { selectPlugin } from './select-plugin.ts';
import type { Candidate } from './select-plugin.ts';

function fits(name: string, confidence: number, threshold = 0.5): Candidate {
  return { name, confidence, threshold };
}

describe('selecting a plugin', () => {
  test.each([
    ['nobody', [], { kind: 'none' }],
    ['nobody above its threshold', [fits('a', 0.49), fits('b', 0.8, 0.9)], { kind: 'none' }],
    ['the best', [fits('a', 0.6), fits('b', 0.9)], { kind: 'plugin', name: 'b', confidence: 0.9, runnerUp: 'a' }],
    ['one alone at its threshold', [fits('a', 0.5)], { kind: 'plugin', name: 'a', confidence: 0.5, runnerUp: null }],
    ['a question between two that are near', [fits('b', 0.9), fits('a', 0.88)], { kind: 'ask', between: ['b', 'a'], confidence: 0.9 }],
    ['by name where they are as good', [fits('b', 0.9), fits('a', 0.9)], { kind: 'ask', between: ['a', 'b'], confidence: 0.9 }],
    [
      'the best where the other is under its threshold',
      [fits('a', 0.9), fits('b', 0.89, 0.95)],
      { kind: 'plugin', name: 'a', confidence: 0.9, runnerUp: null },
    ],
  ] as const)('chooses %s', (_, candidates, expected) => {
    expect(selectPlugin(candidates)).toEqual(expected);
  });
});
