import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { lease, present } from '../testing/contracts/world.ts';
import { furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import { aTask } from '../testing/fixtures.ts';
import { makeOutputTails } from './output-tail.ts';

const ID = 'abc234';

/** A running task, one who follows it, and a log that counts its reads and tells of what is stored only while it is told to. */
async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.tasks.add(aTask());
  const { fence } = present(await ports.taskQueue.claim(lease('w'), ports.clock.now()));
  const log = { reads: 0, isTelling: true, listeners: 0 };
  const output: typeof ports.output = {
    ...ports.output,
    read: async (id, after, limit) => {
      log.reads += 1;
      return ports.output.read(id, after, limit);
    },
    onStored: (id, take) => {
      log.listeners += 1;
      const stop = ports.output.onStored(id, (lines) => {
        if (log.isTelling) take(lines);
      });
      return () => {
        log.listeners -= 1;
        stop();
      };
    },
  };
  let written = 0;
  const write = async (count: number): Promise<void> => {
    const at = ports.clock.now();
    await ports.output.append(
      ID,
      fence,
      Array.from({ length: count }, () => ({ at, kind: 'text', text: `line ${++written}` })),
    );
  };
  const ring = async (): Promise<void> => {
    ports.doorbell.ring(`output:${ID}`);
    await settled(ports);
  };
  const end = async (): Promise<void> => {
    const ending = { state: 'succeeded', reason: null, result: null, at: ports.clock.now() } as const;
    await ports.taskQueue.finish(ID, fence, ending, { line: `line ${written + 1}`, notice: 'over' });
    ports.doorbell.ring(`task:${ID}`);
    await settled(ports);
  };
  const seen: string[] = [];
  const batches: number[] = [];
  const until = new AbortController();
  const ended = (async () => {
    for await (const lines of makeOutputTails({ ...ports, output }).follow(ID, 0, until.signal)) {
      batches.push(lines.length);
      seen.push(...lines.map(({ number, text }) => `${number} ${text}`));
    }
  })();
  await settled(ports);
  return { log, write, ring, end, seen, batches, until, ended, written: () => written };
}

function upTo(last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${index + 1} line ${index + 1}`);
}

describe('I5: lines that this process stored', () => {
  test('come in order and once without being read back, and not before the ring', async () => {
    const { log, write, ring, seen, end, ended } = await world();
    log.reads = 0;
    await write(3);
    expect(seen).toEqual([]);
    await ring();
    await write(2);
    await write(1);
    await ring();
    expect([log.reads, seen]).toEqual([0, upTo(6)]);
    await end();
    await ended;
    expect([seen, log.listeners]).toEqual([upTo(7), 0]);
  });

  test('are read when some before them were stored elsewhere, or it was not known whether they were', async () => {
    const { log, write, ring, seen, until } = await world();
    log.isTelling = false;
    await write(2);
    log.isTelling = true;
    await write(2);
    await ring();
    expect(seen).toEqual(upTo(4));
    await write(1);
    log.isTelling = false;
    await write(1);
    log.isTelling = true;
    await write(1);
    await ring();
    await ring();
    expect(seen).toEqual(upTo(7));
    until.abort();
  });

  test('do not hide the end of the task that comes with the same ring', async () => {
    const { write, seen, end, ended } = await world();
    await write(2);
    await end();
    await ended;
    expect(seen).toEqual(upTo(3));
  });

  test('are read when too many wait', async () => {
    const { log, write, ring, seen, until } = await world();
    log.reads = 0;
    for (let round = 0; round < 5; round += 1) await write(1_900);
    await ring();
    expect(log.reads).toBeGreaterThan(0);
    expect(seen).toEqual(upTo(9_500));
    until.abort();
  });

  test('leave no gap and come once, whatever is told, rung and stored elsewhere', async () => {
    const step = fc.record({ count: fc.integer({ min: 0, max: 400 }), isTold: fc.boolean(), isRung: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { log, write, ring, seen, end, ended, written } = await world();
        for (const { count, isTold, isRung } of steps) {
          log.isTelling = isTold;
          await write(count);
          if (isRung) await ring();
        }
        await end();
        await ended;
        expect(seen).toEqual(upTo(written() + 1));
      }),
      { numRuns: 40 },
    );
  });
});
