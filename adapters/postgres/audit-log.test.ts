import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { NewAuditEntry } from '../../domain/audit/audit-entry.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import type { TestDatabase } from '../../testing/postgres/test-database.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';
import type { Postgres } from './make-postgres.ts';

const ENTRY: NewAuditEntry = {
  action: 'task.stop',
  personId: null,
  place: 'terminal',
  subject: 'task:abc234',
  details: { почему: 'долго' },
  result: 'done',
  at: new Date('2026-03-01T12:00:00.001Z'),
};

let database: TestDatabase;
let postgres: Postgres;
let client: Client;

beforeEach(async () => {
  database = await createTestDatabase();
  postgres = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  client = new Client({ connectionString: database.url });
  await client.connect();
  for (let n = 0; n < 3; n += 1) await postgres.ports.audit.append({ ...ENTRY, details: { n: String(n) } });
});

afterEach(async () => {
  await client.end();
  await postgres.close();
  await database.close();
});

describe('the audit log’s table', () => {
  for (const change of [
    "UPDATE audit_entries SET result = 'failed'",
    'DELETE FROM audit_entries WHERE number = 3',
    'TRUNCATE audit_entries',
  ]) {
    it(`refuses ${change.split(' ')[0] ?? ''}`, async () => {
      await expect(client.query(change)).rejects.toThrow('The table audit_entries is only added to');
      expect(await postgres.ports.audit.verify()).toEqual({ count: 3, brokenAt: null });
    });
  }

  for (const [what, change, brokenAt] of [
    ['changed', "UPDATE audit_entries SET place = 'web' WHERE number = 2", 2],
    ['taken out', 'DELETE FROM audit_entries WHERE number = 1', 1],
    [
      'slipped in',
      'INSERT INTO audit_entries SELECT 4, action, person_id, place, subject, details, result, at, hash FROM audit_entries WHERE number = 3',
      4,
    ],
  ] as const) {
    it(`shows where an entry was ${what} by whoever took the guard away`, async () => {
      await client.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_unchanged');
      await client.query(change);
      expect(await postgres.ports.audit.verify()).toEqual({ count: brokenAt - 1, brokenAt });
    });
  }
});
