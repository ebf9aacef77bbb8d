import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import { startBenchDatabase } from './harness/bench-database.ts';
import { startChild } from './harness/child.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { residentMb } from './harness/process-figures.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';
import { place, weight } from './streams/orders.ts';

const ROUNDS = 3;
/** They have been there before it is measured, so that what the process needs once is not counted. */
const WARM = 200;
const IDLE = 1_000;
const SETTLE_MS = 3_000;
const KB_PER_MB = 1_000;
const BETTER = { kbPerFollower: 'less' } as const;

const OURS = 'parley';
const PEER = 'graphql-ws with createPubSub';
const SERVERS = [
  { who: OURS, server: import.meta.resolve('./streams/servers/parley-server.ts') },
  { who: PEER, server: import.meta.resolve('./streams/servers/stock-graphql-server.ts') },
] as const;

/** The memory of the server, without garbage, that a follower takes who waits for a line, each with a connection of its own; every round in a new process. */
export async function benchIdle(tell: Tell): Promise<readonly BenchResult[]> {
  const subjects = SERVERS.map(({ who, server }) => ({ name: who, run: () => measure(server, who === OURS) }));
  const measured = await interleave(subjects, ROUNDS, (who, round, figures) => tell(`round ${round}, ${who}`, figures));
  return [summarise({ name: `idle against ${PEER}`, ours: measured.get(OURS) ?? [], peer: measured.get(PEER) ?? [], better: BETTER })];
}

async function measure(server: string, needsDatabase: boolean): Promise<Figures> {
  await using database = await startBenchDatabase();
  await using serving = startChild(server);
  await using load = startChild(import.meta.resolve('./streams/followers.ts'));
  const opening = { role: 'both', databaseUrl: needsDatabase ? database.url : null, folder: database.folder(), gatherMs: null };
  const where = await serving.ask({ kind: 'open', opening }, place);
  const gather = async (name: string, followers: number) => {
    await load.ask({ kind: 'follow', server: name, following: { ...where, followers, protocol: 'graphql' } }, z.null());
    await sleep(SETTLE_MS);
    const { megabytes } = await serving.ask({ kind: 'weigh' }, weight);
    return { megabytes, residentMb: residentMb(serving.pid) };
  };
  const before = await gather('warm', WARM);
  const after = await gather('idle', IDLE);
  return {
    kbPerFollower: ((after.megabytes - before.megabytes) * KB_PER_MB) / IDLE,
    residentKbPerFollower: ((after.residentMb - before.residentMb) * KB_PER_MB) / IDLE,
  };
}
