import { lease, present } from './contracts/world.ts';
import { furnish, makeDomainWorld, settled } from './domain-world.ts';
import type { DomainWorld } from './domain-world.ts';
import { aTask } from './fixtures.ts';
import { makeOutputTails } from '../tasks/output-tail.ts';
import type { OutputTails } from '../tasks/output-tail.ts';

export const ID = 'abc234';

/** A running task whose lines another process stores, and a log whose reads are counted and may be made to fail. */
export async function bench() {
  const ports: DomainWorld = await furnish(makeDomainWorld());
  await ports.tasks.add(aTask());
  const { fence } = present(await ports.taskQueue.claim(lease('w'), ports.clock.now()));
  const log = { reads: [] as number[], error: null as Error | null };
  const output: typeof ports.output = {
    ...ports.output,
    onStored: () => () => undefined,
    last: async (id) => {
      if (log.error !== null) throw log.error;
      return ports.output.last(id);
    },
    read: async (id, after, limit) => {
      log.reads.push(after);
      if (log.error !== null) throw log.error;
      return ports.output.read(id, after, limit);
    },
  };
  let written = 0;
  const write = async (count: number, { ring = true } = {}): Promise<void> => {
    const at = ports.clock.now();
    await ports.output.append(
      ID,
      fence,
      Array.from({ length: count }, () => ({ at, kind: 'text', text: `line ${++written}` })),
    );
    if (ring) ports.doorbell.ring(`output:${ID}`);
    await settled(ports);
  };
  const end = async (): Promise<void> => {
    const ending = { state: 'succeeded', reason: null, result: null, at: ports.clock.now() } as const;
    await ports.taskQueue.finish(ID, fence, ending, { line: 'over', notice: 'over' });
    ports.doorbell.ring(`task:${ID}`, `output:${ID}`);
    await settled(ports);
  };
  return { ports, log, write, end, tails: makeOutputTails({ ...ports, output }) };
}

export interface Follower {
  readonly seen: number[];
  readonly batches: number[];
  readonly until: AbortController;
  readonly ended: Promise<unknown>;
}

/** Follows; `pause` is awaited with each batch, so that a follower can be slow. */
export function follow(tails: OutputTails, after: number, pause: () => Promise<void> = async () => {}, id = ID): Follower {
  const until = new AbortController();
  const follower = { seen: [] as number[], batches: [] as number[], until };
  const ended = (async () => {
    for await (const batch of tails.follow(id, after, until.signal)) {
      follower.batches.push(batch.length);
      follower.seen.push(...batch.map(({ number }) => number));
      await pause();
    }
    return 'quietly';
  })().catch((cause: unknown) => cause);
  return { ...follower, ended };
}

export function upTo(last: number, from = 1): number[] {
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
}
