import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

import { answerParent } from '../harness/child.ts';
import { makeBenchLine, nowNs } from './bench-line.ts';
import { serverOrder } from './orders.ts';
import type { Opening, Pace, Place } from './orders.ts';

/** A flood for 200 followers is two million deliveries a second: as much as the quickest server can just make of it on one core. */
const FLOOD_LINES_PER_MS = 10;
/** A program prints on, whatever the server does meanwhile; but a peer that keeps no more than 1,024 lines must not break. */
const MOST_IN_ONE_TURN = 250;

/** Takes a line; the promise is open while the server is behind. */
type Write = (number: number, text: string) => Promise<void> | void;

/** A server that was opened. */
export interface OpenServer {
  readonly place: Place;
  readonly write: Write;
  /** Resolves when all lines are stored; absent: it stores none. */
  readonly flush?: () => Promise<void>;
}

/** Makes lines for a server of this process whenever the parent asks for some. */
export function answerAsLineSource(open: (opening: Opening) => Promise<OpenServer>): void {
  let write: Write = () => Promise.reject(new Error('Open it first.'));
  let flush: OpenServer['flush'];
  let last = 0;
  answerParent(async (question) => {
    const order = serverOrder.parse(question);
    if (order.kind === 'open') {
      const server = await open(order.opening);
      ({ write, flush } = server);
      return server.place;
    }
    if (order.kind === 'weigh') return weigh();
    const makeLine = async (): Promise<void> => {
      last += 1;
      await write(last, makeBenchLine(last, nowNs()));
    };
    const startedAt = performance.now();
    await make(makeLine, order.count, order.pace);
    if (order.pace.kind === 'burst') await flush?.();
    return { elapsedMs: performance.now() - startedAt };
  });
}

async function weigh(): Promise<{ readonly megabytes: number }> {
  for (let round = 0; round < 2; round += 1) {
    globalThis.gc?.();
    await nextTurn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return { megabytes: (heapUsed + external) / 1e6 };
}

async function make(makeLine: () => Promise<void>, count: number, pace: Pace): Promise<void> {
  if (pace.kind === 'every') return drip(makeLine, count, pace);
  return pace.kind === 'burst'
    ? burst(makeLine, count)
    : steady(makeLine, count, pace.kind === 'rate' ? pace.linesPerMs : FLOOD_LINES_PER_MS);
}

async function burst(makeLine: () => Promise<void>, count: number): Promise<void> {
  for (let made = 1; made <= count; made += 1) {
    await makeLine();
    if (made % MOST_IN_ONE_TURN === 0) await nextTurn();
  }
}

async function drip(makeLine: () => Promise<void>, count: number, { ms }: Extract<Pace, { kind: 'every' }>): Promise<void> {
  const startedAt = performance.now();
  for (let made = 0; made < count; made += 1) {
    await sleep(Math.max(0, startedAt + made * ms - performance.now()));
    await makeLine();
  }
}

async function steady(makeLine: () => Promise<void>, count: number, linesPerMs: number): Promise<void> {
  const startedAt = performance.now();
  for (let made = 0; made < count;) {
    const due = Math.min(count, Math.ceil((performance.now() - startedAt) * linesPerMs)) - made;
    for (let left = Math.min(due, MOST_IN_ONE_TURN); left > 0; left -= 1) {
      await makeLine();
      made += 1;
    }
    await (due > 0 ? nextTurn() : sleep(1));
  }
}
