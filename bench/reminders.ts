import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

import { makePostgres } from '../adapters/postgres/make-postgres.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { makeSystemClock } from '../adapters/system/system-clock.ts';
import { startPluginJobs } from '../domain/plugins/start-plugin-jobs.ts';
import { makeCollections } from '../domain/plugins/collections.ts';
import { makeRedactor } from '../domain/redaction/redactor.ts';
import { aConversation, aPerson, uuid } from '../domain/testing/fixtures.ts';
import { makeRecordingCrashPoints } from '../domain/testing/recording-crash-points.ts';
import { makeRecordingLogger } from '../domain/testing/recording-logger.ts';
import { makeReversingSealer } from '../domain/testing/reversing-sealer.ts';
import { makeScriptedInternet } from '../domain/testing/scripted-internet.ts';
import { makeSequentialIds } from '../domain/testing/sequential-ids.ts';
import { plugin } from '../plugins/reminders/index.ts';
import { startBenchDatabase } from './harness/bench-database.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';

const PENDING = 100_000;
const PEOPLE = 100;
/** Due while it is measured. */
const DUE = 300;
const DUE_MS = 30_000;
/** Filling takes its time, too. */
const LEAD_MS = 10_000;
const ROUNDS = 3;

/** A reminder as the plugin keeps it; the first ones come due while it is measured, the others in the year that follows. */
const FILL = `
  INSERT INTO plugin_jobs (plugin, id, job, person_id, conversation_id, body, at, due_at, failures, version, created_at)
  SELECT 'reminders', 'job' || n, 'tell', ('00000000-0000-7000-8000-' || lpad((1 + n % $3)::text, 12, '0'))::uuid, $4::uuid,
    '{"text": "x", "rule": null, "anchor": null, "zone": "UTC", "toldAt": null}', due, due, 0, 1, now()
  FROM (SELECT n, CASE WHEN n < $2 THEN $5::timestamptz + n * $6::float * interval '1 ms'
    ELSE $5::timestamptz + interval '1 hour' + n * interval '5 minutes' END AS due FROM generate_series(0, $1::int - 1) AS n) AS all_of_them`;
const TOLD = `
  SELECT extract(epoch FROM e.at - j.at_first) * 1000 AS late FROM conversation_events e
  JOIN (SELECT id, $1::timestamptz + substr(id, 4)::int * $2::float * interval '1 ms' AS at_first FROM plugin_jobs) j
    ON e.notice_key = 'plugin:reminders:' || j.id || ':1'`;

/** How late reminders are told while 100,000 wait, and how long it takes until the first of them is looked at. */
export async function benchReminders(tell: Tell): Promise<readonly BenchResult[]> {
  const rounds: Figures[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const figures = await measure();
    tell(`round ${String(round)}`, figures);
    rounds.push(figures);
  }
  return [summarise({ name: 'reminders', ours: rounds, peer: null, better: {} })];
}

async function measure(): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await startBenchDatabase());
  await migrate(database.url);
  const clock = makeSystemClock();
  const logger = makeRecordingLogger();
  const { ports, close } = await makePostgres({ url: database.url, clock, logger });
  stack.defer(close);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  stack.defer(async () => client.end());
  for (let number = 1; number <= PEOPLE; number += 1)
    await ports.people.add(aPerson({ id: uuid(number), language: 'en', timeZone: 'UTC' }));
  const conversation = aConversation({ personId: uuid(1) });
  await ports.conversations.ensure(conversation);
  const first = new Date(Date.now() + LEAD_MS);
  await client.query(FILL, [PENDING, DUE, PEOPLE, conversation.id, first, DUE_MS / DUE]);
  // As a database that has run for a while knows its tables.
  await client.query('ANALYZE');
  const redactor = makeRedactor({ secrets: [] });
  const rest = {
    clock,
    logger,
    redactor,
    ids: makeSequentialIds(),
    crashPoints: makeRecordingCrashPoints(),
    internet: makeScriptedInternet(),
    sealer: makeReversingSealer(),
  };
  const deps = { ...ports, ...rest, collections: makeCollections({ ...ports, clock, redactor }), plugins: [plugin.open({})] };
  const begun = performance.now();
  const end = startPluginJobs(deps);
  await ports.pluginJobs.soonest(['reminders'], 1);
  const firstLookMs = performance.now() - begun;
  await sleep(first.getTime() + DUE_MS + 5_000 - Date.now());
  await end();
  const { rows } = await client.query<{ late: string }>(TOLD, [first, DUE_MS / DUE]);
  const late = rows.map((row) => Number(row.late)).toSorted((one, other) => one - other);
  const at = (part: number): number => late[Math.min(late.length - 1, Math.floor(late.length * part))] ?? Number.NaN;
  return { pending: PENDING, told: late.length, lateP50Ms: at(0.5), lateP99Ms: at(0.99), lateMostMs: at(1), firstLookMs };
}
