import { expect, test } from 'vitest';

import { uuid } from '../../domain/testing/fixtures.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

test('a database without pgvector searches no vectors, and says so', async () => {
  const world = await makePostgresWorld();
  try {
    const request = { model: 'box/new', dimensions: 2, vector: Float32Array.from([1, 0]), turns: 10, facts: 10, least: 0 };
    expect(await world.vectors.nearest({ kind: 'person', personId: uuid(1) }, request)).toBeNull();
  } finally {
    await world.close();
  }
});
