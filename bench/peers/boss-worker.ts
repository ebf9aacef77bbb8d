import { PgBoss } from 'pg-boss';
import { z } from 'zod';

import { answerParent } from '../harness/child.ts';

// A peer: a worker of pg-boss, set to notice a dead one as soon as it can.

const QUEUE = 'jobs';
const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), databaseUrl: z.string() }),
  z.object({ kind: z.literal('send') }),
  z.object({ kind: z.literal('taken') }),
]);

const taken = Promise.withResolvers<null>();
let boss: PgBoss | null = null;

async function start(databaseUrl: string): Promise<PgBoss> {
  const started = new PgBoss({
    connectionString: databaseUrl,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    useListenNotify: true,
  });
  started.on('error', (error) => {
    throw error;
  });
  await started.start();
  // Ten seconds is the least that it takes.
  await started.createQueue(QUEUE, { retryLimit: 100, retryDelay: 0, heartbeatSeconds: 10, notify: true });
  await started.work(QUEUE, { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, heartbeatRefreshSeconds: 2 }, async () => {
    taken.resolve(null);
    await new Promise(() => undefined);
  });
  return started;
}

answerParent(async (question) => {
  const asked = order.parse(question);
  if (asked.kind === 'start') boss = await start(asked.databaseUrl);
  if (asked.kind === 'send') await boss?.send(QUEUE, {});
  return asked.kind === 'taken' ? taken.promise : null;
});
