import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { residentMb } from './harness/process-figures.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { startPinnedStand } from './streams/pinned-stand.ts';
import type { Stand } from './streams/stand.ts';

const FOLLOWERS = 200;
/** So that what one costs can be told from what the process does anyway. */
const STALLED = 20;
const ROUNDS = 3;
const LINES = { count: 4_000, pace: { kind: 'rate', linesPerMs: 1 } } as const;
const BETTER = { p50Ms: 'less', p99Ms: 'less' } as const;

/** 200 followers of a task that prints 1,000 lines a second: what it costs the others, and the memory, when 20 of them stop reading for four seconds. */
export async function benchStall(tell: Tell): Promise<readonly BenchResult[]> {
  await using pinned = await startPinnedStand(FOLLOWERS);
  const { stand } = pinned;
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
