import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

import { makePostgres } from '../adapters/postgres/make-postgres.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { makeSystemClock } from '../adapters/system/system-clock.ts';
import { startPluginJobs } from '../domain/plugins/start-plugin-jobs.ts';
import { makeCollections } from '../domain/plugins/collections.ts';
import { makeRedactor } from '../domain/redaction/redactor.ts';
import { makeRecordingCrashPoints } from '../domain/testing/recording-crash-points.ts';
import { makeRecordingLogger } from '../domain/testing/recording-logger.ts';
import { makeReversingSealer } from '../domain/testing/reversing-sealer.ts';
import { makeScriptedInternet } from '../domain/testing/scripted-internet.ts';
import { makeSequentialIds } from '../domain/testing/sequential-ids.ts';
import { plugin } from '../plugins/reminders/index.ts';
import { benchReminderStarts } from './reminder-starts.ts';
import { fillReminders } from './fill-reminders.ts';
import { startBenchDatabase } from './harness/bench-database.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';

const PENDING = 100_000;
/** What comes due while it is measured: as on a busy day, and all at once. */
const STEADY = { due: 300, dueMs: 30_000 } as const;
const BURST = { due: 5_000, dueMs: 1_000 } as const;
/** Filling takes its time, too. */
const LEAD_MS = 10_000;
/** Until the last one must have been told. */
const PATIENCE_MS = 180_000;
const ROUNDS = 3;

const TOLD = `
  SELECT extract(epoch FROM e.at - j.at_first) * 1000 AS late FROM conversation_events e
  JOIN (SELECT id, $1::timestamptz + substr(id, 4)::int * $2::float * interval '1 ms' AS at_first FROM plugin_jobs) j
    ON e.notice_key = 'plugin:reminders:' || j.id || ':1'`;

/** How late reminders are told while 100,000 wait, and how long it takes until the first of them is looked at. */
export async function benchReminders(tell: Tell): Promise<readonly BenchResult[]> {
  const rounds: Figures[] = [];
  const bursts: Figures[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const figures = await measure(STEADY);
    tell(`round ${String(round)}`, figures);
    rounds.push(figures);
    const burst = await measure(BURST);
    tell(`burst ${String(round)}`, burst);
    bursts.push(burst);
  }
  const starts = await benchReminderStarts(PENDING, ROUNDS, tell);
  return [
    summarise({ name: 'reminders', ours: rounds, peer: null, better: {} }),
    summarise({ name: 'reminders: 5,000 due in one second', ours: bursts, peer: null, better: {} }),
    starts,
  ];
}

async function measure({ due, dueMs }: typeof STEADY | typeof BURST): Promise<Figures> {
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
  const first = new Date(Date.now() + LEAD_MS);
  await fillReminders(database.url, { pending: PENDING, due, everyMs: dueMs / due, first });
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
  await sleep(first.getTime() + dueMs - Date.now());
  await allTold(client, due);
  await end();
  const { rows } = await client.query<{ late: string }>(TOLD, [first, dueMs / due]);
  const late = rows.map((row) => Number(row.late)).toSorted((one, other) => one - other);
  const at = (part: number): number => late[Math.min(late.length - 1, Math.floor(late.length * part))] ?? Number.NaN;
  return { pending: PENDING, told: late.length, lateP50Ms: at(0.5), lateP99Ms: at(0.99), lateMostMs: at(1), firstLookMs };
}

/** Waits until so many are told; throws after three minutes. */
async function allTold(client: Client, due: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ told: number }>(
      "SELECT count(*)::int AS told FROM conversation_events WHERE notice_key LIKE 'plugin:%'",
    );
    const told = rows[0]?.told ?? 0;
    if (told >= due) return;
    if (Date.now() > deadline) throw new Error(`Only ${String(told)} of ${String(due)} were told.`);
    await sleep(250);
  }
}
