import { startBenchDatabase } from './harness/bench-database.ts';
import { startChild } from './harness/child.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { pin } from './harness/pin.ts';
import { residentMb } from './harness/process-figures.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { startStand } from './streams/stand.ts';
import type { Stand } from './streams/stand.ts';

const FOLLOWERS = 200;
/** So that what one costs can be told from what the process does anyway. */
const STALLED = 20;
const ROUNDS = 3;
const SERVER_CORE = 0;
const LOAD_CORE = 1;
const LINES = { count: 4_000, pace: { kind: 'rate', linesPerMs: 1 } } as const;
const BETTER = { p50Ms: 'less', p99Ms: 'less' } as const;

/** 200 followers of a task that prints 1,000 lines a second: what it costs the others, and the memory, when 20 of them stop reading for four seconds. */
export async function benchStall(tell: Tell): Promise<readonly BenchResult[]> {
  await using database = await startBenchDatabase();
  await using stands = new AsyncDisposableStack();
  // The last to come is the first to go: followers count a connection that ends as a failure.
  await using load = startChild(import.meta.resolve('./streams/followers.ts'));
  for (const pid of [database.pid, load.pid]) pin(pid, LOAD_CORE);
  const stand = stands.use(
    await startStand({
      name: 'parley',
      server: import.meta.resolve('./streams/servers/parley-server.ts'),
      opening: { databaseUrl: database.url, folder: database.folder(), gatherMs: null },
      isSplit: false,
      protocol: 'graphql',
      followers: FOLLOWERS,
      load,
      onStart: (pid) => void pin(pid, SERVER_CORE),
    }),
  );
  for (let warmUp = 0; warmUp < 3; warmUp += 1) await stand.stretch(LINES.count, LINES.pace);
  const subjects = [
    { name: 'some stalled', run: () => measure(stand, STALLED) },
    { name: 'all reading', run: () => measure(stand, 0) },
  ];
  const measured = await interleave(subjects, ROUNDS, (name, round, figures) => tell(`round ${round}, ${name}`, figures));
  const [ours, peer] = subjects.map(({ name }) => measured.get(name) ?? []);
  return [
    summarise({
      name: `stall: the others while ${STALLED} of ${FOLLOWERS} do not read`,
      ours: ours ?? [],
      peer: peer ?? [],
      better: BETTER,
    }),
  ];
}

async function measure(stand: Stand, stalled: number): Promise<Figures> {
  const before = residentMb(stand.servingPid);
  await stand.stall(stalled, true);
  const { p50Ms, p99Ms } = await stand.stretch(LINES.count, LINES.pace, { without: stalled });
  const grownMb = residentMb(stand.servingPid) - before;
  await stand.stall(stalled, false);
  const startedAt = performance.now();
  // Everybody has every line once more before the next round begins.
  await stand.stretch(1, { kind: 'every', ms: 1 });
  return { p50Ms, p99Ms, caughtUpMs: performance.now() - startedAt, grownMbPerStalled: grownMb / Math.max(1, stalled) };
}
