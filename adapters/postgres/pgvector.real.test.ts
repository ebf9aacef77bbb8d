import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { nearestContract } from '../../domain/testing/contracts/nearest.contract.ts';
import type { SearchPlaced } from '../../domain/testing/contracts/nearest.contract.ts';
import { uuid } from '../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { findPgvector, startPgvectorServer } from '../../testing/postgres/pgvector-server.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';
import type { Postgres } from './make-postgres.ts';
import { migrate } from './migrate.ts';

const PERSON = uuid(1);
const SCOPE = { kind: 'person', personId: PERSON } as const;
const EMPTY = 'DELETE FROM recall_entries';
const FILL = `
  WITH placed AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS placed (number bigint, is_fact boolean, vector real[])
  ), entry AS (
    INSERT INTO recall_entries (scope, number, kind, position, speaker, at, terms, traits)
    SELECT recall_scope('private', $1::uuid, NULL, NULL, NULL), number, CASE WHEN is_fact THEN 'fact' ELSE 'said' END, 0, '', now(), '', 0 FROM placed
    RETURNING scope, number
  )
  INSERT INTO recall_vectors (scope, number, model, dimensions, vector)
  SELECT scope, number, $3, $4, vector FROM entry JOIN placed USING (number)`;

const found = await findPgvector();
const root = 'root' in found ? found.root : null;

describe.skipIf(root === null)(`PostgreSQL with pgvector${'missing' in found ? ` (not here: ${found.missing})` : ''}`, () => {
  const open = new AsyncDisposableStack();
  let postgres: Postgres;
  let client: Client;
  beforeAll(async () => {
    const { url, stop } = await startPgvectorServer(root ?? '');
    open.defer(stop);
    await migrate(url);
    postgres = await makePostgres({ url, clock: makeSystemClock(), logger: makeRecordingLogger() });
    open.defer(() => postgres.close());
    client = new Client({ connectionString: url });
    await client.connect();
    open.defer(() => client.end());
  }, 120_000);
  afterAll(() => open.disposeAsync());

  const search: SearchPlaced = async (placed, request) => {
    await client.query(EMPTY);
    const rows = placed.map(({ number, isFact, vector }) => ({ number, is_fact: isFact, vector: [...vector] }));
    await client.query(FILL, [PERSON, JSON.stringify(rows), request.model, request.dimensions]);
    const nearest = await postgres.ports.vectors.nearest(SCOPE, request);
    if (nearest === null) throw new Error('The extension was not found.');
    return nearest;
  };

  nearestContract('the search in PostgreSQL', search);

  test('I9: finds nothing of another scope, and nothing of another model', async () => {
    const vector = Float32Array.from([1, 0]);
    const request = { model: 'box/new', dimensions: 2, vector, turns: 10, facts: 10, least: 0 };
    expect(await search([{ number: 1, vector, isFact: false }], request)).toEqual({ turns: [1], facts: [] });
    const { vectors } = postgres.ports;
    const nothing = { turns: [], facts: [] };
    expect(await vectors.nearest({ kind: 'person', personId: uuid(2) }, request)).toEqual(nothing);
    expect(await vectors.nearest(SCOPE, { ...request, model: 'box/old' })).toEqual(nothing);
  });
});
