import { z } from 'zod';

import { readBenchLine } from './bench-line.ts';
import { Latencies } from './latencies.ts';

const NS_PER_MS = 1e6;

/** What the followers received since they were last asked. */
export const received = z.object({
  deliveries: z.number(),
  /** From the making of the first of these lines to the arrival of the last. */
  elapsedMs: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});
export type Received = z.infer<typeof received>;

/** One delivered line as the wire has it. */
export const deliveredLine = z.object({ number: z.number(), kind: z.string(), text: z.string(), at: z.string() });
export type DeliveredLine = z.infer<typeof deliveredLine>;

/** Checks every line that every follower of one server gets, and times it. It believes nothing that the server says of itself. */
export class Receiver {
  readonly #last: number[];
  #latencies = new Latencies();
  #firstMadeNs = Infinity;
  #lastSeenNs = 0;
  #wanted = 0;
  #behind = 0;
  #without = 0;
  #arrived = (): void => undefined;

  constructor(followers: number) {
    this.#last = Array.from({ length: followers }, () => 0);
  }

  /** The number of the follower's last line. */
  last(follower: number): number {
    return this.#last[follower] ?? NaN;
  }

  /** Throws unless this is the line after the follower's last one, whole and unchanged. Returns when it was made. */
  take(follower: number, { number, text }: DeliveredLine, seenNs: number): number {
    const said = readBenchLine(text);
    const before = this.last(follower);
    if (number !== before + 1) throw new Error(`Follower ${follower} got line ${number} after line ${before}.`);
    if (said.number !== number) throw new Error(`Follower ${follower} got the text of line ${said.number} as line ${number}.`);
    this.count(follower, said.madeNs, seenNs);
    return said.madeNs;
  }

  /** Counts the line after the follower's last one, which somebody found to be right. */
  count(follower: number, madeNs: number, seenNs: number): void {
    const number = this.last(follower) + 1;
    this.#last[follower] = number;
    this.#latencies.record(seenNs - madeNs);
    if (madeNs < this.#firstMadeNs) this.#firstMadeNs = madeNs;
    this.#lastSeenNs = seenNs;
    if (number !== this.#wanted || follower < this.#without) return;
    this.#behind -= 1;
    if (this.#behind === 0) this.#arrived();
  }

  /**
   * Resolves when every follower has this line and every one before it, with what came since the last time; the first `without` of them are not
   * waited for. Throws when there were more.
   */
  async until(number: number, without = 0): Promise<Received> {
    this.#wanted = number;
    this.#without = without;
    this.#behind = this.#last.slice(without).filter((last) => last < number).length;
    if (this.#behind > 0) await new Promise<void>((resolve) => (this.#arrived = resolve));
    if (this.#last.slice(without).some((last) => last !== number)) throw new Error(`There are lines after the last one, ${number}.`);
    const { count: deliveries } = this.#latencies;
    const elapsedMs = (this.#lastSeenNs - this.#firstMadeNs) / NS_PER_MS;
    const [p50Ms, p99Ms] = [this.#latencies.percentile(50) / NS_PER_MS, this.#latencies.percentile(99) / NS_PER_MS];
    this.#latencies = new Latencies();
    this.#firstMadeNs = Infinity;
    return { deliveries, elapsedMs, p50Ms, p99Ms };
  }
}
