import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { makePartialDeltas } from './partial-deltas.ts';

const T = 'turn-1';

describe('partial replies', () => {
  test('a growing text is told as what was added', () => {
    const deltas = makePartialDeltas();
    expect(deltas.next({ turnId: T, text: '' })).toBeNull();
    expect(deltas.next({ turnId: T, text: 'При' })).toEqual({ turnId: T, offset: 0, delta: 'При' });
    expect(deltas.next({ turnId: T, text: 'При' })).toBeNull();
    expect(deltas.next({ turnId: T, text: 'Привет' })).toEqual({ turnId: T, offset: 3, delta: 'вет' });
  });

  test('when another model begins anew, only what is still right is kept', () => {
    const deltas = makePartialDeltas();
    deltas.next({ turnId: T, text: 'The answer' });
    expect(deltas.next({ turnId: T, text: 'Th' })).toEqual({ turnId: T, offset: 2, delta: '' });
    expect(deltas.next({ turnId: T, text: 'Thus' })).toEqual({ turnId: T, offset: 2, delta: 'us' });
    expect(deltas.next({ turnId: T, text: '' })).toEqual({ turnId: T, offset: 0, delta: '' });
  });

  test('each turn begins with nothing', () => {
    const deltas = makePartialDeltas();
    deltas.next({ turnId: T, text: 'one' });
    expect(deltas.next({ turnId: 'turn-2', text: 'one' })).toEqual({ turnId: 'turn-2', offset: 0, delta: 'one' });
  });

  test('after the final event nothing more is told of its turn', () => {
    const deltas = makePartialDeltas();
    deltas.next({ turnId: T, text: 'one' });
    deltas.end(T);
    deltas.end('a turn that was never shown');
    deltas.end(null);
    expect(deltas.next({ turnId: T, text: 'one two' })).toBeNull();
  });

  test('whoever applies what is told has the text, and is never cut within a character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ж', '😀', '😁', '👍🏽'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const deltas = makePartialDeltas();
        let shown = '';
        for (const next of texts) {
          const delta = deltas.next({ turnId: T, text: next });
          if (delta !== null) {
            expect(delta.delta.isWellFormed()).toBe(true);
            shown = shown.slice(0, delta.offset) + delta.delta;
          }
          expect(shown).toBe(next);
        }
      }),
    );
  });
});
