import { expect, test } from 'vitest';

import { readableLine } from './readable-line.ts';

test.each([
  ['plain Кириллица 🙂', 'plain Кириллица 🙂'],
  ['', ''],
  ['\u001B[31mred\u001B[0m and \u001B[1;32mgreen\u001B[m', 'red and green'],
  ['\u001B]8;;https://example.org\u0007link\u001B]8;;\u0007', 'link'],
  ['10 %\r50 %\r100 %', '100 %'],
  ['done\r', 'done'],
  ['a\tb', 'a\tb'],
  ['bell\u0007 null\u0000', 'bell null'],
  ['\u001B[2K\u001B[1Gready', 'ready'],
])('%j is read as %j', (text, readable) => {
  expect(readableLine(text)).toBe(readable);
});
