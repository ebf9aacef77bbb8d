import { describe, expect, it } from 'vitest';
import { FrameBatch } from './frame-batch.ts';

const ID = Buffer.from('"a1"');

function framesOf(batch: FrameBatch, id = ID): Buffer {
  const written: Buffer[] = [];
  batch.writeTo({ write: (frames) => written.push(Buffer.from(frames)) > 0 }, id);
  return Buffer.concat(written);
}

/** The texts in a piece of a server's stream, read as RFC 6455 says. */
function texts(stream: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < stream.length;) {
    expect(stream[at]).toBe(0x81);
    const short = stream[at + 1] ?? 0;
    const [begin, length] =
      short < 126
        ? [at + 2, short]
        : short === 126
          ? [at + 4, stream.readUInt16BE(at + 2)]
          : [at + 10, Number(stream.readBigUInt64BE(at + 2))];
    found.push(stream.toString('utf8', begin, begin + length));
    at = begin + length;
  }
  return found;
}

describe('a batch of lines', () => {
  it('becomes one `next` message a line, with the id of the subscription', () => {
    const batch = new FrameBatch(7, [Buffer.from('{"data":1}'), Buffer.from('{"data":2}')]);
    expect([batch.first, batch.last]).toEqual([7, 8]);
    expect(texts(framesOf(batch))).toEqual([
      '{"id":"a1","type":"next","payload":{"data":1}}',
      '{"id":"a1","type":"next","payload":{"data":2}}',
    ]);
    expect(texts(framesOf(batch, Buffer.from('"b2"')))[1]).toBe('{"id":"b2","type":"next","payload":{"data":2}}');
    expect(texts(framesOf(batch, Buffer.from(JSON.stringify('"й'))))[0]).toBe('{"id":"\\"й","type":"next","payload":{"data":1}}');
  });

  it.each([0, 60, 87, 88, 89, 125, 126, 65_497, 65_498, 65_499, 70_000])('has frames as long as a payload of %i bytes needs', (length) => {
    const payload = 'я'.repeat(length / 2) + 'x'.repeat(length % 2);
    const [text, next] = texts(framesOf(new FrameBatch(1, [Buffer.from(payload), Buffer.from('{}')])));
    expect(text).toBe(`{"id":"a1","type":"next","payload":${payload}}`);
    expect(next).toBe('{"id":"a1","type":"next","payload":{}}');
  });

  it('leaves what a connection still holds as it is, and uses again what none does', () => {
    const batch = new FrameBatch(1, [Buffer.from('{}')]);
    const held: Buffer[] = [];
    const write = (isOut: boolean) => ({ write: (frames: Buffer) => held.push(frames) > 0 && isOut });
    for (const [id, isOut] of [
      ['"a"', false],
      ['"b"', true],
      ['"c"', false],
      ['"d"', true],
    ] as const)
      batch.writeTo(write(isOut), Buffer.from(id));
    expect(held.map((frames) => texts(frames)[0]?.slice(0, 10))).toEqual(['{"id":"a",', '{"id":"c",', '{"id":"c",', '{"id":"d",']);
  });

  it('gives those after a number, as far as they fit, and at least one', () => {
    const batch = new FrameBatch(
      5,
      ['aa', 'bb', 'cc', 'dd'].map((text) => Buffer.from(text)),
    );
    const numbers = ({ first, last }: FrameBatch) => [first, last];
    expect(numbers(batch.after(3))).toEqual([5, 8]);
    expect(numbers(batch.after(5))).toEqual([6, 8]);
    expect(numbers(batch.after(5, 4))).toEqual([6, 7]);
    expect(numbers(batch.after(0, 1))).toEqual([5, 5]);
    expect(batch.bytes).toBe(8);
  });
});
