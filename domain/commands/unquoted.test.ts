import { expect, test } from 'vitest';

import { unquoted } from './unquoted.ts';

test.each([
  ['"npm test; date"', 'npm test; date'],
  ["'npm test'", 'npm test'],
  ['«npm test»', 'npm test'],
  ['“npm test”', 'npm test'],
  ['echo "a" && echo "b"', 'echo "a" && echo "b"'],
  ['"a" && "b"', '"a" && "b"'],
  ['"', '"'],
  ['', ''],
])('%j means the command %j', (text, meant) => {
  expect(unquoted(text)).toBe(meant);
});
