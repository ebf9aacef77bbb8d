import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { settled } from '../testing/domain-world.ts';
import { ID, bench, follow, upTo } from '../testing/output-tail-world.ts';
import type { Follower } from '../testing/output-tail-world.ts';

describe('I5: in whatever order things happen', () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('write' as const),
        count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(900)),
        ring: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('join' as const), behind: fc.nat(2_000), isSlow: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('go' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), isAway: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 1_500 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who: fc.nat(5) }) },
  );

  test('every follower sees every later line exactly once and in order, and those who stay see the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const { ports, tails, write, end, log } = await bench();
        const followers: (Follower & { readonly after: number })[] = [];
        let waiting: (() => void)[] = [];
        const go = async (): Promise<void> => {
          const now = waiting;
          waiting = [];
          for (const resume of now) resume();
          await settled(ports);
        };
        let last = 0;
        for (const each of steps) {
          if (each.do === 'write') {
            last += each.count;
            await write(each.count, { ring: each.ring });
          } else if (each.do === 'join') {
            const after = Math.max(0, last - each.behind);
            const pause = each.isSlow ? () => new Promise<void>((resolve) => waiting.push(resolve)) : undefined;
            followers.push({ ...follow(tails, after, pause), after });
          } else if (each.do === 'go') await go();
          else if (each.do === 'fail') log.error = each.isAway ? new UnreachableError('away') : null;
          else if (each.do === 'wait') await ports.clock.advance(each.ms);
          else followers[each.who]?.until.abort();
        }
        log.error = null;
        await ports.clock.advance(5_000);
        await end();
        const open = new Set(followers);
        for (const follower of followers) void follower.ended.then(() => open.delete(follower));
        for (let round = 0; round < 60 && open.size > 0; round += 1) await go();
        expect(open.size).toBe(0);
        for (const { seen, after, until } of followers) {
          const all = upTo(last + 1, after + 1);
          expect(seen).toEqual(until.signal.aborted ? all.slice(0, seen.length) : all);
        }
        expect([ports.clock.sleepers, ports.doorbell.listeners(`output:${ID}`)]).toEqual([0, 0]);
      }),
      { numRuns: 60 },
    );
  });
});

test('whoever follows a task whose output is no longer kept gets its end, and the log is not asked again and again', async () => {
  const { ports, log, write, end, tails } = await bench();
  await write(3);
  await end();
  await ports.output.discard(new Date(ports.clock.now().getTime() + 1), 0, 10);
  const follower = follow(tails, 0);
  await follower.ended;
  expect(follower.seen).toEqual([]);
  expect(log.reads.length).toBeLessThan(4);
});
