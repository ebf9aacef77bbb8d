import { Client } from 'pg';

import { makePostgres } from '../adapters/postgres/make-postgres.ts';
import { makeSystemClock } from '../adapters/system/system-clock.ts';
import { aConversation, aPerson, uuid } from '../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../domain/testing/recording-logger.ts';

const PEOPLE = 100;

const FILL = `
  INSERT INTO plugin_jobs (plugin, id, job, person_id, conversation_id, body, at, due_at, failures, version, created_at)
  SELECT 'reminders', 'job' || n, 'tell', whose, whose,
    '{"text": "x", "rule": null, "anchor": null, "zone": "UTC", "toldAt": null}', due, due, 0, 1, now()
  FROM (SELECT n, ('00000000-0000-7000-8000-' || lpad((1 + n % $3)::text, 12, '0'))::uuid AS whose, CASE WHEN n < $2 THEN $4::timestamptz + n * $5::float * interval '1 ms'
    ELSE $4::timestamptz + interval '1 hour' + n * interval '5 minutes' END AS due FROM generate_series(0, $1::int - 1) AS n) AS all_of_them`;

interface Filling {
  readonly pending: number;
  /** How many of them come due from `first` on, one each `everyMs`; the others in the year that follows. */
  readonly due: number;
  readonly everyMs: number;
  readonly first: Date;
}

/** Puts reminders of a hundred people, each with a conversation, into a database, as the plugin keeps them. */
export async function fillReminders(url: string, { pending, due, everyMs, first }: Filling): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const { ports, close } = await makePostgres({ url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  stack.defer(close);
  for (let number = 1; number <= PEOPLE; number += 1) {
    await ports.people.add(aPerson({ id: uuid(number), role: 'member', language: 'en', timeZone: 'UTC' }));
    await ports.conversations.ensure(aConversation({ id: uuid(number), personId: uuid(number) }));
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  stack.defer(async () => client.end());
  await client.query(FILL, [pending, due, PEOPLE, first, everyMs]);
  // As a database that has run for a while knows its tables.
  await client.query('ANALYZE');
}
