import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

import { answerParent } from '../harness/child.ts';
import { makeBenchLine, nowNs } from './bench-line.ts';
import { serverOrder } from './orders.ts';
import type { Opening, Pace, Place } from './orders.ts';

/** A flood is twice what the quickest server delivers to 200 followers, so that all are at their limit. */
const FLOOD_LINES_PER_MS = 10;
const MOST_IN_ONE_TURN = 50;

/** Takes a line; the promise is open while the server is behind. */
type Write = (number: number, text: string) => Promise<void> | void;

/** A server that was opened. */
export interface OpenServer {
  readonly place: Place;
  readonly write: Write;
}

/** Makes lines for a server of this process whenever the parent asks for some. */
export function answerAsLineSource(open: (opening: Opening) => Promise<OpenServer>): void {
  let write: Write = () => Promise.reject(new Error('Open it first.'));
  let last = 0;
  answerParent(async (question) => {
    const order = serverOrder.parse(question);
    if (order.kind === 'open') {
      const server = await open(order.opening);
      ({ write } = server);
      return server.place;
    }
    const makeLine = async (): Promise<void> => {
      last += 1;
      await write(last, makeBenchLine(last, nowNs()));
    };
    await (order.pace.kind === 'flood' ? flood(makeLine, order.count) : drip(makeLine, order.count, order.pace));
    return null;
  });
}

async function drip(makeLine: () => Promise<void>, count: number, { ms }: Extract<Pace, { kind: 'every' }>): Promise<void> {
  const startedAt = performance.now();
  for (let made = 0; made < count; made += 1) {
    await sleep(Math.max(0, startedAt + made * ms - performance.now()));
    await makeLine();
  }
}

async function flood(makeLine: () => Promise<void>, count: number): Promise<void> {
  const startedAt = performance.now();
  for (let made = 0; made < count;) {
    const due = Math.min(count, Math.ceil((performance.now() - startedAt) * FLOOD_LINES_PER_MS)) - made;
    for (let left = Math.min(due, MOST_IN_ONE_TURN); left > 0; left -= 1) {
      await makeLine();
      made += 1;
    }
    await (due > 0 ? nextTurn() : sleep(1));
  }
}
