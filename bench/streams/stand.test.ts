import { expect, it } from 'vitest';
import { startChild } from '../harness/child.ts';
import { startStand } from './stand.ts';

it('lets a server make lines, and counts them when every follower has all', async () => {
  await using stands = new AsyncDisposableStack();
  await using load = startChild(import.meta.resolve('./followers.ts'));
  const opening = { databaseUrl: null, folder: '', gatherMs: 2 };
  const server = import.meta.resolve('./servers/raw-server.ts');
  const options = { name: 'raw', server, opening, isSplit: false, protocol: 'lines', followers: 3, load } as const;
  const stand = stands.use(await startStand(options));
  const flood = await stand.stretch(40, { kind: 'flood' });
  const drip = await stand.stretch(5, { kind: 'every', ms: 4 });
  expect([flood.deliveries, drip.deliveries]).toEqual([120, 15]);
  expect(drip.elapsedMs).toBeGreaterThan(8);
  expect(drip.p99Ms).toBeGreaterThanOrEqual(drip.p50Ms);
});
