import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, MAX_LINE_BYTES } from './line-splitter.ts';

/** All lines of a text that comes in these pieces. */
function split(...pieces: string[]): string[] {
  const splitter = new LineSplitter();
  const lines = pieces.flatMap((piece) => splitter.push(piece, 0));
  const last = splitter.flush();
  return last === null ? lines : [...lines, last];
}

describe('splitting lines', () => {
  it.each([
    [['one\ntwo\n'], ['one', 'two']],
    [['one\n\n\nfour'], ['one', '', '', 'four']],
    [['win\r\ndows\r\n'], ['win', 'dows']],
    [
      ['cut\r', '\nhere\r\r\n'],
      ['cut', 'here'],
    ],
    [['при', 'вет', '\n'], ['привет']],
    [['10%\r20%\r', '30%\n'], ['30%']],
    [['10%\r'], ['10%']],
    [['  3 files\r\u001b[31mdone\n'], ['\u001b[31mdone']],
    [[''], []],
    [['\n'], ['']],
  ])('makes of %j the lines %j', (pieces, lines) => {
    expect(split(...pieces)).toEqual(lines);
  });

  it('ends a line at 8 KiB of UTF-8, never inside a character or a colour', () => {
    const lines = split(`${'ы'.repeat(10_000)}👋${'a'.repeat(MAX_LINE_BYTES * 2)}\nrest`);
    expect(lines.every((line) => Buffer.byteLength(line) <= MAX_LINE_BYTES)).toBe(true);
    expect(lines.join('')).toBe(`${'ы'.repeat(10_000)}👋${'a'.repeat(MAX_LINE_BYTES * 2)}rest`);
    expect(lines.at(-1)).toBe('rest');
    expect(split(`${'a'.repeat(MAX_LINE_BYTES - 3)}\u001b[31mred`)).toEqual(['a'.repeat(MAX_LINE_BYTES - 3), '\u001b[31mred']);
  });

  it('does not add an empty line when a full line ends exactly there', () => {
    expect(split(`${'a'.repeat(MAX_LINE_BYTES)}\nnext\n`)).toEqual(['a'.repeat(MAX_LINE_BYTES), 'next']);
    expect(split(`${'a'.repeat(MAX_LINE_BYTES + 1)}\n`)).toEqual(['a'.repeat(MAX_LINE_BYTES), 'a']);
  });

  it('goes on after what was given out unfinished, and adds no empty line for its newline', () => {
    const splitter = new LineSplitter();
    expect(splitter.push('Continue? ', 100)).toEqual([]);
    expect(splitter.since).toBe(100);
    expect(splitter.flush()).toBe('Continue? ');
    expect([splitter.since, splitter.flush()]).toEqual([null, null]);
    expect(splitter.push('\nyes\n\n', 300)).toEqual(['yes', '']);
  });

  it('counts a progress bar from its first state, so that one that never rests is shown too', () => {
    const splitter = new LineSplitter();
    for (let percent = 0; percent < 50; percent += 1) splitter.push(`\r${percent}%`, percent * 10);
    expect([splitter.since, splitter.flush()]).toEqual([0, '49%']);
    expect(splitter.push('\r50%', 600)).toEqual([]);
    expect([splitter.since, splitter.flush()]).toEqual([600, '50%']);
  });

  it('loses nothing of a text without carriage returns, however it is cut', () => {
    const text = fc.array(fc.constantFrom('a', 'ы', '👋', '\n', ' ', 'слово', 'x'.repeat(5_000)), { maxLength: 30 });
    fc.assert(
      fc.property(text, (pieces) => {
        expect(split(...pieces)).toEqual(split(pieces.join('')));
        expect(split(...pieces).join('')).toBe(pieces.join('').replaceAll('\n', ''));
      }),
    );
  });
});
