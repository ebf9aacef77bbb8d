import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRedactor } from '../redaction/redactor.ts';
import { MAX_LINE_BYTES } from './line-splitter.ts';
import { OutputAssembler, type OutputPiece } from './output-assembler.ts';

const TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

function assembler(secrets: readonly string[] = []): OutputAssembler {
  return new OutputAssembler({ redactor: makeRedactor({ secrets }) });
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function texts(pieces: readonly OutputPiece[]): string[] {
  return pieces.map(({ kind, text }) => `${kind}: ${text}`);
}

describe('assembling output', () => {
  it('makes lines of a command’s bytes, cut anywhere, also inside a character', () => {
    const made = assembler();
    const printed = bytes('привет, мир 👋\nвторая\n');
    const pieces = [...printed].flatMap((byte) => made.bytes('stdout', Uint8Array.of(byte), 0));
    expect(texts(pieces)).toEqual(['text: привет, мир 👋', 'text: вторая']);
  });

  it('shows bytes that are no UTF-8 as replacement characters, also at the very end', () => {
    const made = assembler();
    expect(texts(made.bytes('stdout', Uint8Array.of(0x63, 0xff, 0x0a), 0))).toEqual(['text: c\ufffd']);
    made.bytes('stdout', Uint8Array.of(0x61, 0xd0), 0);
    expect(texts(made.end(0))).toEqual(['text: a\ufffd']);
    expect(texts(made.bytes('stdout', bytes('next\n'), 0))).toEqual(['text: next']);
  });

  it('keeps a byte order mark out of nobody’s text: it stays as it came', () => {
    expect(texts(assembler().bytes('stdout', bytes('\ufeffx\n'), 0))).toEqual(['text: \ufeffx']);
  });

  it('keeps the two streams apart, in the order in which their lines were completed', () => {
    const made = assembler();
    expect(made.bytes('stdout', bytes('begun '), 0)).toEqual([]);
    expect(texts(made.bytes('stderr', bytes('warning\n'), 1))).toEqual(['stderr: warning']);
    expect(texts(made.bytes('stdout', bytes('ended\n'), 2))).toEqual(['text: begun ended']);
  });

  it('says when the oldest unfinished line is due, and gives it out then', () => {
    const made = assembler();
    expect(made.dueAt).toBeNull();
    made.bytes('stderr', bytes('later'), 50);
    made.bytes('stdout', bytes('prompt> '), 20);
    expect(made.dueAt).toBe(220);
    expect(made.due(219)).toEqual([]);
    expect(texts(made.due(220))).toEqual(['text: prompt> ']);
    expect(made.dueAt).toBe(250);
    expect(texts(made.due(1_000))).toEqual(['stderr: later']);
    expect(made.dueAt).toBeNull();
  });

  it('puts a whole line after what was unfinished before it', () => {
    const made = assembler();
    made.text('Let me look', 0);
    made.bytes('stdout', bytes('half'), 0);
    expect(texts(made.line('tool', 'read_file a.ts', 0))).toEqual(['text: Let me look', 'text: half', 'tool: read_file a.ts']);
    expect(texts(made.line('stage', 'two\nlines\n', 0))).toEqual(['stage: two', 'stage: lines']);
    expect(texts(made.line('system', '', 0))).toEqual(['system: ']);
  });

  it('cuts long lines, and a whole line that is too long', () => {
    const pieces = [...assembler().bytes('stdout', bytes('я'.repeat(20_000)), 0), ...assembler().line('tool', 'x'.repeat(20_000), 0)];
    expect(pieces.length).toBeGreaterThanOrEqual(7);
    expect(pieces.every(({ text }) => Buffer.byteLength(text) <= MAX_LINE_BYTES)).toBe(true);
  });

  it('keeps colours and drops what moves the cursor, names windows or cannot be stored', () => {
    expect(texts(assembler().bytes('stdout', bytes('\u001b[2K\u001b]0;t\u0007\u001b[32mok\u001b[0m\u0000\n'), 0))).toEqual([
      'text: \u001b[32mok\u001b[0m',
    ]);
    const lone = `half ${String.fromCharCode(0xd83d)} pair`;
    expect(assembler().line('text', lone, 0)[0]?.text.isWellFormed()).toBe(true);
  });

  it('I10: lets no secret through, cut by bytes, by the 8 KiB of a line, or by time', () => {
    const made = assembler(['совершенно-секретно']);
    const printed = bytes(`${'x'.repeat(MAX_LINE_BYTES - 10)} ${TOKEN} совершенно-секретно end\n`);
    const pieces: OutputPiece[] = [];
    for (const [index, byte] of printed.entries()) {
      pieces.push(...made.bytes('stdout', Uint8Array.of(byte), index * 100), ...made.due(index * 100));
    }
    const all = [...pieces, ...made.end(1e9)].map(({ text }) => text).join('');
    expect(all).toBe(`${'x'.repeat(MAX_LINE_BYTES - 10)} [redacted] [redacted] end`);
    expect(texts(assembler().line('tool', `curl -H "Authorization: Bearer ${TOKEN}"`, 0))).toEqual([
      'tool: curl -H "Authorization: Bearer [redacted]"',
    ]);
  });

  it('makes the same lines of the same bytes, however they are cut', () => {
    const part = fc.constantFrom('слово ', '\n', '\r\n', ` ${TOKEN}`, ' sk-', '👋', 'a'.repeat(3_000), '\u001b[31m', '"');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 15 }), fc.array(fc.nat(), { maxLength: 10 }), (parts, cuts) => {
        const printed = bytes(parts.join(''));
        const once = assembler();
        const expected = [...once.bytes('stdout', printed, 0), ...once.end(0)];
        const often = assembler();
        const at = [0, ...cuts.map((cut) => cut % (printed.length + 1)).sort((a, b) => a - b), printed.length];
        const pieces = at.slice(1).flatMap((end, index) => often.bytes('stdout', printed.subarray(at[index], end), 0));
        expect([...pieces, ...often.end(0)]).toEqual(expected);
      }),
    );
  });
});
