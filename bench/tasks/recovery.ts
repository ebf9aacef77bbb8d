import type { BenchResult, Figures } from '../harness/figures.ts';
import { interleave } from '../harness/interleave.ts';
import { summarise } from '../harness/summarise.ts';
import type { Tell } from '../harness/tell.ts';
import { Latencies } from '../streams/latencies.ts';
import { startBossWorkers } from './boss-workers.ts';
import { startStage, until } from './stage.ts';
import type { Stage, Worker } from './stage.ts';

const ROUNDS = 4;
/** A round of ours; the peer takes so long that it gets one. */
const KILLS = 5;
const NS_PER_MS = 1_000_000;
const COMMAND = 'sleep 60';
const OURS = 'parley';
const PEER = 'pg-boss';

/** How long until another worker takes the task of one that was killed with SIGKILL, 20 times, and of one that was frozen with SIGSTOP, once. */
export async function benchRecovery(tell: Tell): Promise<readonly BenchResult[]> {
  await using stage = await startStage();
  await using boss = await startBossWorkers();
  const killed = new Latencies();
  let spare = await stage.startWorker();
  const killOwn = async (): Promise<number> => {
    const { ms, heir } = await lose(stage, spare, 'SIGKILL');
    killed.record(ms * NS_PER_MS);
    spare = heir;
    return ms;
  };
  const measured = await interleave(
    [
      { name: OURS, run: () => kill(KILLS, killOwn) },
      { name: PEER, run: () => kill(1, () => boss.killOwner()) },
    ],
    ROUNDS,
    (who, round, figures) => tell(`round ${round}, ${who}`, figures),
  );
  const { ms: frozenMs } = await lose(stage, spare, 'SIGSTOP');
  const figures = { killedP50Ms: killed.percentile(50) / NS_PER_MS, killedP99Ms: killed.percentile(99) / NS_PER_MS, frozenMs };
  const [ours = [], peer = []] = [measured.get(OURS), measured.get(PEER)];
  return [
    summarise({ name: 'recovery', ours: [figures], peer: null, better: {} }),
    summarise({ name: `recovery against ${PEER}`, ours, peer, better: { medianMs: 'less', longestMs: 'less' } }),
  ];
}

async function kill(times: number, once: () => Promise<number>): Promise<Figures> {
  const took: number[] = [];
  for (let round = 0; round < times; round += 1) took.push(await once());
  const sorted = took.toSorted((a, b) => a - b);
  return { medianMs: sorted[Math.floor(times / 2)] ?? NaN, longestMs: sorted.at(-1) ?? NaN };
}

/** Lets one worker begin a task while it is the only one, starts another, and takes the first away. */
async function lose(stage: Stage, owner: Worker, signal: 'SIGKILL' | 'SIGSTOP'): Promise<{ readonly ms: number; readonly heir: Worker }> {
  const { shortId } = await stage.submit(COMMAND);
  await until(() => owner.hasClaimed(shortId), 'the task is claimed');
  const heir = await stage.startWorker();
  const lostAt = performance.now();
  process.kill(owner.pid, signal);
  await until(() => heir.hasClaimed(shortId), 'another worker has taken the task');
  return { ms: performance.now() - lostAt, heir };
}
