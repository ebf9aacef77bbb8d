import { expect, test } from 'vitest';

import type { TurnStore } from '../ports/turn-store.ts';
import { aTurn } from '../testing/a-turn.ts';
import { makeDomainWorld, settled } from '../testing/domain-world.ts';
import { aConversation } from '../testing/fixtures.ts';
import { readEarlier } from './read-earlier.ts';

/** A conversation of any length; `isAway`: it cannot be read. */
function world({ contextStart = 0, isAway = false } = {}) {
  const ports = makeDomainWorld();
  const asked: Parameters<TurnStore['recent']>[1][] = [];
  const recent: TurnStore['recent'] = async (_id, range) => {
    asked.push(range);
    if (isAway) throw new Error('away');
    const first = Math.max(range.contextStart + 1, range.before - range.limit);
    return Array.from({ length: range.before - first }, (_, index) => aTurn({ position: first + index }));
  };
  const read = (position: number) => {
    const earlier = readEarlier({ turns: { ...ports.turns, recent } }, aTurn({ position }), aConversation({ contextStart }));
    return async (limit: number) => (await earlier(limit)).map((turn) => turn.position);
  };
  return { ports, asked, read };
}

test('what was said before is read once and at once, and each who needs it gets as much of its end as they want', async () => {
  const { asked, read } = world({ contextStart: 2 });
  const earlier = read(9);
  expect(asked).toEqual([{ contextStart: 2, before: 9, limit: 6 }]);
  await expect(earlier(2)).resolves.toEqual([7, 8]);
  await expect(earlier(60)).resolves.toEqual([3, 4, 5, 6, 7, 8]);
  expect(asked).toHaveLength(1);
});

test('of a long conversation no more is read than a prompt shows, and its beginning stays where it is for a while', async () => {
  const { asked, read } = world();
  for (const position of [61, 62, 81, 82, 5_000]) read(position);
  expect(asked.map(({ before, limit }) => [before, before - limit])).toEqual([
    [61, 1],
    [62, 21],
    [81, 21],
    [82, 41],
    [5_000, 4_941],
  ]);
});

test('that it cannot be read is told to who needs it, and to nobody else', async () => {
  const { ports, read } = world({ isAway: true });
  const earlier = read(3);
  await settled(ports);
  await expect(earlier(1)).rejects.toThrow('away');
});
