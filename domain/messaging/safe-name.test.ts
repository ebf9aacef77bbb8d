import fc from 'fast-check';
import { expect, test } from 'vitest';

import { safeName } from './safe-name.ts';

test.each([
  ['отчёт за май.pdf', 'отчёт за май.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\a.txt', 'a.txt'],
  ['.bashrc', 'bashrc'],
  ['..', 'file'],
  ['', 'file'],
  ['a\u202Egpj.exe', 'a_gpj.exe'],
  ['a\0b\nc.txt', 'a_b_c.txt'],
  ['что? <это> "такое"|*', 'что_ _это_ _такое___'],
  [`${'я'.repeat(200)}.tar.gz`, `${'я'.repeat(117)}.gz`],
  [`${'🙂'.repeat(100)}.png`, `${'🙂'.repeat(58)}.png`],
])('%j becomes %j', (name, safe) => {
  expect(safeName(name, 'document')).toBe(safe);
});

test('whatever a file is called, its name is one name, short, whole and visible', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeName(name, 'voice');
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.length).toBeLessThanOrEqual(120);
      expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\.|^\s|\s$/u);
      expect(safe.isWellFormed()).toBe(true);
    }),
  );
});
