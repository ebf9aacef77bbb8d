import { startBenchDatabase } from './harness/bench-database.ts';
import { startChild } from './harness/child.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { pin } from './harness/pin.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { startStand } from './streams/stand.ts';
import type { Stand, StandOptions } from './streams/stand.ts';

const FOLLOWERS = 200;
const ROUNDS = 3;
/** Every server is held on one core; the followers and PostgreSQL have the other. */
const SERVER_CORE = 0;
const LOAD_CORE = 1;
const WARM_UP_LINES = 200;
const FLOOD_SECONDS = 2;
const MOST_FLOOD_LINES = 20_000;
const DRIP = { count: 100, pace: { kind: 'every', ms: 20 } } as const;

/** 200 lines a second to 200 followers: 40,000 deliveries a second, whoever serves them. */
const STEADY = { count: 200, pace: { kind: 'rate', linesPerMs: 0.2 } } as const;

const BETTER = {
  deliveriesPerSecond: 'more',
  deliveriesPerCpuSecond: 'more',
  p50Ms: 'less',
  p99Ms: 'less',
  p50MsAt40k: 'less',
  p99MsAt40k: 'less',
} as const;

type Contender = Pick<StandOptions, 'name' | 'server' | 'protocol'> & { readonly gatherMs: number | null };

const OURS = 'parley';
const CONTENDERS: readonly Contender[] = [
  { name: OURS, server: import.meta.resolve('./streams/servers/parley-server.ts'), protocol: 'graphql', gatherMs: null },
  {
    name: 'graphql-ws with createPubSub',
    server: import.meta.resolve('./streams/servers/stock-graphql-server.ts'),
    protocol: 'graphql',
    gatherMs: null,
  },
  { name: 'raw ws', server: import.meta.resolve('./streams/servers/raw-server.ts'), protocol: 'lines', gatherMs: null },
  { name: 'raw ws every 2 ms', server: import.meta.resolve('./streams/servers/raw-server.ts'), protocol: 'lines', gatherMs: 2 },
];

/**
 * 200 followers of one task's output from a server on one core: how many deliveries a second it makes of more lines than it can
 * deliver, and how late a line arrives when there are 50 a second, and when it makes 40,000 deliveries a second.
 */
export async function benchFanout(tell: Tell): Promise<readonly BenchResult[]> {
  await using database = await startBenchDatabase();
  await using stands = new AsyncDisposableStack();
  // The last to come is the first to go: followers count a connection that ends as a failure.
  await using load = startChild(import.meta.resolve('./streams/followers.ts'));
  const isPinned = [database.pid, load.pid].every((pid) => pin(pid, LOAD_CORE));
  tell(isPinned ? 'servers on core 0; followers and PostgreSQL on core 1' : 'processes could not be held on one core each');
  const subjects = [];
  for (const { gatherMs, ...contender } of CONTENDERS) {
    const opening = { databaseUrl: contender.name === OURS ? database.url : null, folder: database.folder(), gatherMs };
    const onStart = (pid: number): boolean => pin(pid, SERVER_CORE);
    const stand = stands.use(await startStand({ ...contender, opening, isSplit: false, followers: FOLLOWERS, load, onStart }));
    const floodLines = await warmUp(stand);
    tell(`${stand.name}: floods of ${floodLines} lines`);
    subjects.push({ name: stand.name, run: () => measure(stand, floodLines) });
  }
  const measured = await interleave(subjects, ROUNDS, (name, round, figures) => tell(`round ${round}, ${name}`, figures));
  const ours = measured.get(OURS) ?? [];
  return CONTENDERS.filter(({ name }) => name !== OURS).map(({ name }) =>
    summarise({ name: `fanout against ${name}`, ours, peer: measured.get(name) ?? [], better: BETTER }),
  );
}

/** Runs it warm, and tells how many lines keep it busy for as long as a flood is to last. */
async function warmUp(stand: Stand): Promise<number> {
  await stand.stretch(WARM_UP_LINES, { kind: 'flood' });
  const { elapsedMs } = await stand.stretch(WARM_UP_LINES, { kind: 'flood' });
  const lines = Math.round((WARM_UP_LINES / elapsedMs) * 1_000 * FLOOD_SECONDS);
  return Math.min(Math.max(lines, WARM_UP_LINES), MOST_FLOOD_LINES);
}

async function measure(stand: Stand, floodLines: number): Promise<Figures> {
  const flood = await stand.stretch(floodLines, { kind: 'flood' });
  const drip = await stand.stretch(DRIP.count, DRIP.pace);
  const steady = await stand.stretch(STEADY.count, STEADY.pace);
  return {
    deliveriesPerSecond: (flood.deliveries / flood.elapsedMs) * 1_000,
    deliveriesPerCpuSecond: flood.deliveries / flood.serverCpuSeconds,
    p50Ms: drip.p50Ms,
    p99Ms: drip.p99Ms,
    p50MsAt40k: steady.p50Ms,
    p99MsAt40k: steady.p99Ms,
    // Near 1 it was the followers who could not take more.
    loadBusyShare: (flood.loadCpuSeconds / flood.elapsedMs) * 1_000,
  };
}
