import { expect, test } from 'vitest';

import { oneLine, printable, printableJson } from './printable.ts';

test.each([
  ['plain text with Кириллица and 日本語', 'plain text with Кириллица and 日本語'],
  ['two\nlines\twith a tab', 'two\nlines\twith a tab'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;a title\u0007after', 'after'],
  ['\u001b[2J\u001b[Hcleared', 'cleared'],
  ['half a sequence \u001b', 'half a sequence ␛'],
  ['bell\u0007 and back\u0008', 'bell␇ and back␈'],
  ['Windows line\r\nends\r\n', 'Windows line\nends\n'],
  ['over\rwritten', 'over␍written'],
  ['C1 \u009d and DEL \u007f', 'C1 \ufffd and DEL \ufffd'],
  ['reversed \u202etxt.exe\u2069', 'reversed \ufffdtxt.exe\ufffd'],
])('on a terminal %j is printed as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('a cell is one line', () => {
  expect(oneLine('  a\n\nb\t c\r\n')).toBe('a b c');
});

test('JSON stays the same value and holds nothing that a terminal acts on', () => {
  const value = { text: '\u001b[31m \u009b \u007f \u202e "quoted"\n' };
  expect(JSON.parse(printableJson(value))).toEqual(value);
  expect(printableJson(value)).toMatch(/^[\x20-\x7e]+$/);
});
