import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { startPinnedStand } from './streams/pinned-stand.ts';
import type { Stand } from './streams/stand.ts';

const FOLLOWERS = 1_000;
const ROUNDS = 3;
/** A second of output. */
const LINES = { count: 5_000, pace: { kind: 'rate', linesPerMs: 5 } } as const;
const CUT_AFTER_MS = 200;

/**
 * A thousand followers of one task are cut off all at once while it prints 5,000 lines a second, and come back at once, each with its number: how long
 * from the cut until every one of them has every line, including those printed meanwhile. Each line of each follower is checked as ever: none is
 * missing, none comes twice.
 */
export async function benchStorm(tell: Tell): Promise<readonly BenchResult[]> {
  await using pinned = await startPinnedStand(FOLLOWERS);
  const { stand } = pinned;
  await stand.stretch(100, { kind: 'every', ms: 10 });
  const measured = await interleave([{ name: stand.name, run: () => measure(stand) }], ROUNDS, (_name, round, figures) =>
    tell(`round ${round}`, figures),
  );
  return [summarise({ name: 'storm', ours: measured.get(stand.name) ?? [], peer: null, better: {} })];
}

async function measure(stand: Stand): Promise<Figures> {
  let cutAt = 0;
  let backMs = 0;
  const { deliveries, serverCpuSeconds } = await stand.stretch(LINES.count, LINES.pace, {
    meanwhile: async () => {
      await new Promise((resolve) => setTimeout(resolve, CUT_AFTER_MS));
      cutAt = performance.now();
      backMs = await stand.storm();
    },
  });
  const caughtUpMs = performance.now() - cutAt;
  return { caughtUpMs, allBackMs: backMs, deliveries, serverCpuSeconds };
}
