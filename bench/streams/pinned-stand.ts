import { startBenchDatabase } from '../harness/bench-database.ts';
import { startChild } from '../harness/child.ts';
import { pin } from '../harness/pin.ts';
import { startStand } from './stand.ts';
import type { Stand } from './stand.ts';

const SERVER_CORE = 0;
const LOAD_CORE = 1;

/** Ours alone with so many followers: the server held on one core, the followers and PostgreSQL on the other. Ends with the scope that uses it. */
export interface PinnedStand extends AsyncDisposable {
  readonly stand: Stand;
}

export async function startPinnedStand(followers: number): Promise<PinnedStand> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await startBenchDatabase());
  const stands = stack.use(new AsyncDisposableStack());
  // The last to come is the first to go: followers count a connection that ends as a failure.
  const load = stack.use(startChild(import.meta.resolve('./followers.ts')));
  for (const pid of [database.pid, load.pid]) pin(pid, LOAD_CORE);
  const stand = stands.use(
    await startStand({
      name: 'parley',
      server: import.meta.resolve('./servers/parley-server.ts'),
      opening: { databaseUrl: database.url, folder: database.folder(), gatherMs: null },
      isSplit: false,
      protocol: 'graphql',
      followers,
      load,
      onStart: (pid) => void pin(pid, SERVER_CORE),
    }),
  );
  const held = stack.move();
  return { stand, [Symbol.asyncDispose]: () => held.disposeAsync() };
}
