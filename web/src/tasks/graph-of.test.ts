import { expect, test } from 'vitest';

import { graphOf } from './graph-of.ts';

const before = (shortId: string) => ({ taskId: shortId, shortId, when: 'SUCCESS' as const });
const behind = (shortId: string) => ({ id: shortId, shortId, state: 'QUEUED' as const });

test('levels stand from left to right, and each task is tied to its neighbours', () => {
  const { nodes, lines, width, height } = graphOf({ shortId: 'me', after: [before('a'), before('b')], dependents: [behind('c')] });
  expect(nodes.map(({ id, x, y }) => [id, x, y])).toEqual([
    ['a', 0, 0],
    ['b', 0, 44],
    ['me', 168, 22],
    ['c', 336, 22],
  ]);
  expect(lines.map(({ key }) => key)).toEqual(['a me', 'b me', 'me c']);
  expect([width, height]).toEqual([448, 76]);
});

test('a level without tasks takes no room', () => {
  const { nodes, width } = graphOf({ shortId: 'me', after: [], dependents: [behind('c')] });
  expect([nodes.map(({ id, x }) => [id, x]), width]).toEqual([
    [
      ['me', 0],
      ['c', 168],
    ],
    280,
  ]);
});
