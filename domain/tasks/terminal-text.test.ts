import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TerminalText } from './terminal-text.ts';

function whole(text: string): string {
  return new TerminalText().push(text);
}

describe('terminal text', () => {
  it.each([
    ['plain, привет 👋\ttab\r\n', 'plain, привет 👋\ttab\r\n'],
    [
      '\u001b[1;31mred\u001b[0m \u001b[38;5;208morange\u001b[m \u001b[38:2::1:2:3mrgb',
      '\u001b[1;31mred\u001b[0m \u001b[38;5;208morange\u001b[m \u001b[38:2::1:2:3mrgb',
    ],
    ['\u001b[2K\u001b[1A\u001b[10;20Hmoved\u001b[?25l\u001b[>4;2m', 'moved'],
    ['\u001b]0;a title\u0007text\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u001b\\', 'textlink'],
    ['\u001bPq#0~\u001b\\sixel\u001b(B\u001b=\u001bM\u001b7', 'sixel'],
    ['a\u0000b\u0007c\u0008d\u007fe\u0085f\u000b\u000c', 'abcdef'],
    ['\u009b31mred\u009b2Kx', '\u001b[31mredx'],
    ['stray \u001b]0;title without an end\nnext', 'stray ]0;title without an end\nnext'],
    ['\u001b\u001b[31mx', '\u001b[31mx'],
  ])('makes %j to %j', (printed, shown) => {
    expect(whole(printed)).toBe(shown);
  });

  it('makes the same of a text however it is cut', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '\u001b',
        '[',
        ']',
        '0',
        ';',
        'm',
        'K',
        '\u0007',
        '\\',
        '\n',
        '\r',
        '\u009b',
        'P',
        'x',
        '\u001b[31m',
        '\u001b]0;t\u0007',
        '👋',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const cut = new TerminalText();
        const pieces = parts.map((piece) => cut.push(piece)).join('');
        // What was begun and not ended is held back by both.
        expect(pieces).toBe(whole(parts.join('')));
      }),
      { numRuns: 3_000 },
    );
  });

  it('lets nothing through but text, tab, newlines and colours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (printed) => {
        const rest = whole(printed).replaceAll(new RegExp(String.raw`\u001b\[[0-9;:]*m`, 'gu'), '');
        expect(rest).not.toMatch(new RegExp(String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]`, 'u'));
      }),
    );
  });

  it('remembers a bounded part of a sequence that does not end', () => {
    const text = new TerminalText();
    text.push('\u001b]0;');
    for (let round = 0; round < 1_000; round += 1) expect(text.push('x'.repeat(1_000))).toBe('');
    expect(text.push('\u0007done')).toBe('done');
  });
});
