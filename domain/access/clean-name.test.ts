import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cleanName } from './clean-name.ts';

test.each([
  ['Аня', 'Аня'],
  ['  Ann \n\t Lee ', 'Ann Lee'],
  ['\u202etxt.exe\u202c', 'txt.exe'],
  ['', '?'],
  ['\u200b\u0007', '?'],
  ['👩‍👩‍👧', '👩👩👧'],
  ['x\ud800y', 'x\ufffdy'],
])('%j is shown as %j', (name, shown) => {
  expect(cleanName(name)).toBe(shown);
});

test('whatever it was, it is one well-formed line of at most 80 units', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const shown = cleanName(name);
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.length).toBeLessThanOrEqual(80);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).not.toMatch(/[\n\r\u202e]/);
    }),
  );
  expect(cleanName('😀'.repeat(50))).toBe(`${'😀'.repeat(39)}…`);
});
