import { describe, expect, it } from 'vitest';
import { clientFrame, FrameReader, OPCODES } from './frame-reader.ts';
import { KnownTexts } from './known-texts.ts';
import { Latencies } from './latencies.ts';

function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const header =
    payload.length < 126 ? [payload.length] : payload.length < 65_536 ? [126, payload.length >> 8, payload.length & 255] : null;
  const long = Buffer.alloc(9, 127);
  if (header === null) long.writeBigUInt64BE(BigInt(payload.length), 1);
  return Buffer.concat([Buffer.from([0x81]), header === null ? long : Buffer.from(header), payload]);
}

describe('the reader of a server’s frames', () => {
  it('gives every text whole, wherever the stream is cut', () => {
    const texts = ['', 'a', 'я'.repeat(62), 'x'.repeat(126), 'y'.repeat(70_000), 'end'];
    const stream = Buffer.concat(texts.map(frame));
    for (const size of [1, 7, 1_000, stream.length]) {
      const got: string[] = [];
      const reader = new FrameReader((opcode, from, begin, end) => {
        expect(opcode).toBe(OPCODES.text);
        got.push(from.toString('utf8', begin, end));
      });
      for (let at = 0; at < stream.length; at += size) reader.take(stream.subarray(at, at + size));
      expect(got).toEqual(texts);
    }
  });

  it('refuses frames that a server does not send: masked ones and parts', () => {
    const take = (bytes: Buffer) => () => new FrameReader(() => undefined).take(bytes);
    expect(take(clientFrame(OPCODES.text, Buffer.from('x')))).toThrow('does not send frames like 129, 129');
    expect(take(Buffer.from([0x01, 0x00]))).toThrow('does not send frames like 1, 0');
  });
});

describe('what is known of texts', () => {
  it('holds for the same bytes at the same number only', () => {
    const known = new KnownTexts();
    known.keep(3, Buffer.from('abc'), [1, 2]);
    const find = (number: number, text: string) => known.find(number, Buffer.from(`..${text}..`), 2, 2 + text.length);
    expect(find(3, 'abc')).toEqual([1, 2]);
    expect([find(3, 'abd'), find(3, 'ab'), find(4, 'abc')]).toEqual([null, null, null]);
    known.clear();
    expect(find(3, 'abc')).toBeNull();
  });
});

describe('latencies', () => {
  it('have percentiles to a hundredth of a millisecond, never too short', () => {
    const latencies = new Latencies();
    expect(latencies.percentile(50)).toBe(0);
    for (let ms = 1; ms <= 100; ms += 1) latencies.record(ms * 1e6 - 1);
    expect([latencies.count, latencies.percentile(50), latencies.percentile(99), latencies.percentile(100)]).toEqual([
      100, 50e6, 99e6, 100e6,
    ]);
    latencies.record(1e12);
    expect(latencies.percentile(100)).toBe(1e10);
  });
});
