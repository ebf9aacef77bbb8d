import { expect, test } from 'vitest';

import { nearestContract } from '../../testing/contracts/nearest.contract.ts';
import type { Placed } from '../../testing/contracts/nearest.contract.ts';
import type { NearestRequest } from '../../ports/vector-index.ts';
import { makeHeldVectors } from './held-vectors.ts';
import { searchVectors } from './search-vectors.ts';

function entriesOf(placed: readonly Placed[]) {
  return {
    size: placed.length,
    numberOf: (entry: number) => placed[entry]?.number ?? 0,
    isFact: (entry: number) => placed[entry]?.isFact ?? false,
  };
}

async function search(placed: readonly Placed[], request: NearestRequest, pause = async () => {}) {
  const held = makeHeldVectors(request.dimensions, 100_000);
  held.add(placed);
  return searchVectors(held, entriesOf(placed), request, pause);
}

nearestContract('the search in the process', search);

const ONE = Float32Array.from([1, 0]);
const REQUEST = { model: 'box/new', dimensions: 2, vector: ONE, turns: 10, facts: 10, least: 0 };

test('passes over what is not there any more, and what is not there yet', async () => {
  const held = makeHeldVectors(2, 100);
  held.add([3, 5, 8, 9].map((number) => ({ number, vector: ONE })));
  const there = [2, 5, 9, 11].map((number) => ({ number, vector: ONE, isFact: false }));
  await expect(searchVectors(held, entriesOf(there), REQUEST, async () => {})).resolves.toEqual({ turns: [9, 5], facts: [] });
});

test('lets others have their turn every million multiplications', async () => {
  let pauses = 0;
  const dimensions = 1_000;
  const vector = new Float32Array(dimensions).fill(0.01);
  const placed = Array.from({ length: 9_000 }, (_each, place) => ({ number: place + 1, vector, isFact: false }));
  await search(placed, { ...REQUEST, dimensions, vector }, async () => {
    pauses += 1;
  });
  expect(pauses).toBeGreaterThanOrEqual(8);
});
