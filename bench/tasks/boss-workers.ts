import { z } from 'zod';

import { startBenchDatabase } from '../harness/bench-database.ts';
import { startChild } from '../harness/child.ts';
import type { Child } from '../harness/child.ts';
import { installPeers } from '../harness/install-peers.ts';

const nothing = z.null();

/** Workers of pg-boss with one job that never ends. */
export interface BossWorkers extends AsyncDisposable {
  /** Kills the one that has the job; resolves when another one has it, with how long that took, in milliseconds. */
  killOwner(): Promise<number>;
}

export async function startBossWorkers(): Promise<BossWorkers> {
  installPeers();
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await startBenchDatabase());
  const workers = stack.use(new AsyncDisposableStack());
  const startWorker = async (): Promise<Child> => {
    const worker = workers.use(startChild(import.meta.resolve('../peers/boss-worker.ts')));
    await worker.ask({ kind: 'start', databaseUrl: database.url }, nothing);
    return worker;
  };
  let owner = await startWorker();
  await owner.ask({ kind: 'send' }, nothing);
  await owner.ask({ kind: 'taken' }, nothing);
  const held = stack.move();
  return {
    async killOwner() {
      const heir = await startWorker();
      const lostAt = performance.now();
      process.kill(owner.pid, 'SIGKILL');
      await heir.ask({ kind: 'taken' }, nothing);
      owner = heir;
      return performance.now() - lostAt;
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
