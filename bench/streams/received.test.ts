import { describe, expect, it } from 'vitest';
import { makeBenchLine, nowNs, readBenchLine } from './bench-line.ts';
import { Receiver } from './received.ts';

function line(number: number, text = makeBenchLine(number, nowNs() - 2_000_000)) {
  return { number, text, kind: 'TEXT', at: '' };
}

describe('the receiver of a benchmark', () => {
  it('tells how many lines arrived and how late, once every follower has them all', async () => {
    const receiver = new Receiver(2);
    receiver.take(0, line(1), nowNs());
    const done = receiver.until(2);
    receiver.take(0, line(2), nowNs());
    receiver.take(1, line(1), nowNs());
    receiver.take(1, line(2), nowNs());
    const { deliveries, elapsedMs, p50Ms, p99Ms } = await done;
    expect(deliveries).toBe(4);
    expect(p50Ms).toBeGreaterThanOrEqual(2);
    expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
    expect(elapsedMs).toBeGreaterThanOrEqual(2);
  });

  it('counts each stretch alone', async () => {
    const receiver = new Receiver(1);
    receiver.take(0, line(1), nowNs());
    expect(await receiver.until(1)).toMatchObject({ deliveries: 1 });
    receiver.take(0, line(2), nowNs());
    receiver.take(0, line(3), nowNs());
    expect(await receiver.until(3)).toMatchObject({ deliveries: 2 });
  });

  it('refuses a gap, a repetition, a line out of order, and one more than there should be', async () => {
    const receiver = new Receiver(1);
    expect(() => receiver.take(0, line(2), nowNs())).toThrow('got line 2 after line 0');
    receiver.take(0, line(1), nowNs());
    expect(() => receiver.take(0, line(1), nowNs())).toThrow('got line 1 after line 1');
    receiver.take(0, line(2), nowNs());
    await expect(receiver.until(1)).rejects.toThrow('lines after the last one, 1');
  });

  it('refuses a text that belongs to another line, and one that was cut or changed', () => {
    const receiver = new Receiver(1);
    expect(() => receiver.take(0, line(1, makeBenchLine(2, nowNs())), nowNs())).toThrow('the text of line 2 as line 1');
    expect(() => receiver.take(0, line(1, makeBenchLine(1, nowNs()).slice(0, -1)), nowNs())).toThrow('Nobody sent this line');
    expect(() => readBenchLine('')).toThrow('Nobody sent this line');
  });
});
