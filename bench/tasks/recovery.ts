import type { BenchResult } from '../harness/figures.ts';
import { summarise } from '../harness/summarise.ts';
import type { Tell } from '../harness/tell.ts';
import { Latencies } from '../streams/latencies.ts';
import { startStage, until } from './stage.ts';
import type { Stage, Worker } from './stage.ts';

const KILLS = 20;
const NS_PER_MS = 1_000_000;
const COMMAND = 'sleep 60';

/** How long until another worker takes the task of one that was killed with SIGKILL, 20 times, and of one that was frozen with SIGSTOP, once. */
export async function benchRecovery(tell: Tell): Promise<readonly BenchResult[]> {
  await using stage = await startStage();
  const killed = new Latencies();
  let spare = await stage.startWorker();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const { ms, heir } = await lose(stage, spare, 'SIGKILL');
    killed.record(ms * NS_PER_MS);
    tell(`kill ${kill}`, { ms });
    spare = heir;
  }
  const { ms: frozenMs } = await lose(stage, spare, 'SIGSTOP');
  const figures = { killedP50Ms: killed.percentile(50) / NS_PER_MS, killedP99Ms: killed.percentile(99) / NS_PER_MS, frozenMs };
  return [summarise({ name: 'recovery', ours: [figures], peer: null, better: {} })];
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
