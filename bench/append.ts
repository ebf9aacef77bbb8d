import { Client } from 'pg';

import { startBenchDatabase } from './harness/bench-database.ts';
import { startChild } from './harness/child.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { cpuSeconds } from './harness/process-figures.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { emitted, place } from './streams/orders.ts';

const ROUNDS = 5;
const BETTER = { linesPerSecond: 'more', cpuMsPerLine: 'less' } as const;

const OURS = 'parley';
const PEER = 'one INSERT with NOTIFY per line';
const WRITERS = [
  {
    who: OURS,
    server: import.meta.resolve('./streams/servers/parley-server.ts'),
    lines: 20_000,
    stored: 'SELECT count(*)::int AS count FROM output_lines',
  },
  {
    who: PEER,
    server: import.meta.resolve('./streams/servers/stock-graphql-server.ts'),
    lines: 1_000,
    stored: 'SELECT count(*)::int AS count FROM peer_lines',
  },
] as const;

/** How many lines a second are stored in PostgreSQL, durably and numbered, and told to whoever listens, when there are as many as can be. */
export async function benchAppend(tell: Tell): Promise<readonly BenchResult[]> {
  await using database = await startBenchDatabase();
  await using children = new AsyncDisposableStack();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  children.defer(() => client.end());
  const subjects = [];
  for (const { who, server, lines, stored } of WRITERS) {
    const child = children.use(startChild(server));
    const opening = { role: 'both', databaseUrl: database.url, folder: database.folder(), gatherMs: null };
    await child.ask({ kind: 'open', opening }, place);
    const run = async (): Promise<Figures> => {
      const before = { cpu: cpuSeconds(child.pid), stored: await count(client, stored) };
      const { elapsedMs } = await child.ask({ kind: 'emit', count: lines, pace: { kind: 'burst' } }, emitted);
      const added = (await count(client, stored)) - before.stored;
      if (added !== lines) throw new Error(`${who} stored ${added} lines of ${lines}.`);
      return { linesPerSecond: (lines / elapsedMs) * 1_000, cpuMsPerLine: ((cpuSeconds(child.pid) - before.cpu) * 1_000) / lines };
    };
    await run();
    subjects.push({ name: who, run });
  }
  const measured = await interleave(subjects, ROUNDS, (who, round, figures) => tell(`round ${round}, ${who}`, figures));
  return [summarise({ name: `append against ${PEER}`, ours: measured.get(OURS) ?? [], peer: measured.get(PEER) ?? [], better: BETTER })];
}

async function count(client: Client, query: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(query);
  return rows[0]?.count ?? 0;
}
