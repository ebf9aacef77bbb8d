import { describe, expect, it } from 'vitest';
import { clientFrame, FrameReader, OPCODES } from './frame-reader.ts';
import { KnownFrames } from './known-frames.ts';
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
      const reader = new FrameReader({
        onFrame: (opcode, from, _at, begin, end) => {
          expect(opcode).toBe(OPCODES.text);
          got.push(from.toString('utf8', begin, end));
        },
      });
      for (let at = 0; at < stream.length; at += size) reader.take(stream.subarray(at, at + size));
      expect(got).toEqual(texts);
    }
  });

  it('reads on after what needs no reading, wherever that ends', () => {
    const [known, other] = [frame('known'), frame('other')];
    const got: string[] = [];
    const reader = new FrameReader({
      skip: (stream, at) => (stream.subarray(at, at + known.length).equals(known) ? known.length : 0),
      onFrame: (_opcode, from, _at, begin, end) => got.push(from.toString('utf8', begin, end)),
    });
    reader.take(Buffer.concat([known, other, known, other.subarray(0, 3)]));
    reader.take(Buffer.concat([other.subarray(3), known]));
    expect(got).toEqual(['other', 'other']);
  });

  it('refuses frames that a server does not send: masked ones and parts', () => {
    const take = (bytes: Buffer) => () => new FrameReader({ onFrame: () => undefined }).take(bytes);
    expect(take(clientFrame(OPCODES.text, Buffer.from('x')))).toThrow('does not send frames like 129, 129');
    expect(take(Buffer.from([0x01, 0x00]))).toThrow('does not send frames like 1, 0');
  });
});

describe('what is known of frames', () => {
  const idAt = 1;
  const known = () => {
    const frames = new KnownFrames();
    frames.keep(3, Buffer.from('<a>three'), { idAt, madeNs: [30] });
    frames.keep(4, Buffer.from('<a>four, five'), { idAt, madeNs: [40, 50] });
    return frames;
  };
  const made = (frames: KnownFrames, number: number, stream: string) =>
    frames.match(number, Buffer.from('b'), Buffer.from(`..${stream}`), 2).flatMap(({ madeNs }) => madeNs);

  it('holds for as many whole frames as stand in a stream with the follower’s own id', () => {
    expect(made(known(), 3, '<b>three<b>four, five<b>')).toEqual([30, 40, 50]);
    expect(made(known(), 3, '<b>three<b>four')).toEqual([30]);
    expect(made(known(), 4, '<b>four, five')).toEqual([40, 50]);
    expect(made(known(), 3, '<b>thre')).toEqual([]);
  });

  it('does not hold for another id, another text or another number', () => {
    expect(made(known(), 3, '<a>three')).toEqual([]);
    expect(made(known(), 3, '<b>thref')).toEqual([]);
    expect(made(known(), 3, '<b>three<a>four, five')).toEqual([]);
    expect([made(known(), 4, '<b>three'), made(known(), 5, '<b>five'), made(known(), 6, '<b>')]).toEqual([[], [], []]);
  });

  it('goes on without gaps, and begins anew when it was cleared', () => {
    const frames = known();
    frames.keep(8, Buffer.from('<a>eight'), { idAt, madeNs: [80] });
    expect(made(frames, 8, '<b>eight')).toEqual([]);
    frames.clear();
    expect(made(frames, 3, '<b>three')).toEqual([]);
    const long = 'x'.repeat(3_000_000);
    frames.keep(8, Buffer.from(`<a>${long}`), { idAt, madeNs: [80] });
    expect(made(frames, 8, `<b>${long}`)).toEqual([80]);
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
