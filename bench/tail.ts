import { startBenchDatabase } from './harness/bench-database.ts';
import { startChild } from './harness/child.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { startStand } from './streams/stand.ts';
import type { Stand } from './streams/stand.ts';

const ROUNDS = 5;
const FLOOD_ROUNDS = 3;
const LINES = { count: 200, pace: { kind: 'every', ms: 10 } } as const;
/** Two seconds of a command that prints 20,000 lines a second, which the peer could not store. */
const FLOOD = { count: 40_000, pace: { kind: 'rate', linesPerMs: 20 } } as const;
const BETTER = { p50Ms: 'less', p99Ms: 'less', cpuMsPerLine: 'less' } as const;

const SERVERS = [
  { who: 'parley', server: import.meta.resolve('./streams/servers/parley-server.ts') },
  { who: 'INSERT and NOTIFY a line', server: import.meta.resolve('./streams/servers/stock-graphql-server.ts') },
] as const;

/** Where the line is made: in the process that serves the follower, or in a worker's. */
const TOPOLOGIES = [
  { where: 'one process', isSplit: false },
  { where: 'two processes', isSplit: true },
] as const;

/** How late one follower gets a line that was made every 10 ms and stored in PostgreSQL on the way. */
export async function benchTail(tell: Tell): Promise<readonly BenchResult[]> {
  const results: BenchResult[] = [];
  results.push(await measureFlood(tell));
  for (const { where, isSplit } of TOPOLOGIES) {
    await using database = await startBenchDatabase();
    await using stands = new AsyncDisposableStack();
    // The last to come is the first to go: followers count a connection that ends as a failure.
    await using load = startChild(import.meta.resolve('./streams/followers.ts'));
    const subjects = [];
    for (const { who, server } of SERVERS) {
      const opening = { databaseUrl: database.url, folder: database.folder(), gatherMs: null };
      const name = `${who}, ${where}`;
      const stand = stands.use(await startStand({ name, server, opening, isSplit, protocol: 'graphql', followers: 1, load }));
      await stand.stretch(LINES.count, LINES.pace);
      subjects.push({ name: who, run: () => measure(stand) });
    }
    const measured = await interleave(subjects, ROUNDS, (who, round, figures) => tell(`${where}, round ${round}, ${who}`, figures));
    const [ours, peer] = SERVERS.map(({ who }) => measured.get(who) ?? []);
    const name = `tail in ${where} against ${SERVERS[1].who}`;
    results.push(summarise({ name, ours: ours ?? [], peer: peer ?? [], better: BETTER }));
  }
  return results;
}

/** How late one follower gets the lines of a flood, in one process. */
async function measureFlood(tell: Tell): Promise<BenchResult> {
  await using database = await startBenchDatabase();
  await using stands = new AsyncDisposableStack();
  await using load = startChild(import.meta.resolve('./streams/followers.ts'));
  const [{ who, server }] = SERVERS;
  const opening = { databaseUrl: database.url, folder: database.folder(), gatherMs: null };
  const stand = stands.use(await startStand({ name: who, server, opening, isSplit: false, protocol: 'graphql', followers: 1, load }));
  const run = async (): Promise<Figures> => {
    const { p50Ms, p99Ms, elapsedMs } = await stand.stretch(FLOOD.count, FLOOD.pace);
    return { p50Ms, p99Ms, linesPerSecond: (FLOOD.count / elapsedMs) * 1_000 };
  };
  await run();
  const measured = await interleave([{ name: who, run }], FLOOD_ROUNDS, (_who, round, figures) =>
    tell(`20,000 lines a second, round ${round}`, figures),
  );
  return summarise({ name: 'tail at 20,000 lines a second', ours: measured.get(who) ?? [], peer: null, better: {} });
}

async function measure(stand: Stand): Promise<Figures> {
  const { p50Ms, p99Ms, serverCpuSeconds } = await stand.stretch(LINES.count, LINES.pace);
  return { p50Ms, p99Ms, cpuMsPerLine: (serverCpuSeconds * 1_000) / LINES.count };
}
