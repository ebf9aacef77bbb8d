import { expect, test } from 'vitest';
import { UnreachableError } from '../errors.ts';
import { ANNA, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { uuid } from '../testing/fixtures.ts';
import { discardUploads } from './discard-uploads.ts';

const HOUR_MS = 3_600_000;

async function world() {
  const ports = await furnish(makeDomainWorld());
  const file = { kind: 'document', name: 'a.txt', mime: 'text/plain', content: Uint8Array.of(1), personId: ANNA.id } as const;
  await ports.uploads.add({ ...file, id: uuid(1), at: ports.clock.now() });
  return ports;
}

test('an upload that no message takes is kept for a day, and then no longer than an hour', async () => {
  const ports = await world();
  const stop = discardUploads(ports);
  await ports.clock.advance(24 * HOUR_MS);
  expect(await ports.uploads.waitingBytes(ANNA.id)).toBe(1);
  await ports.clock.advance(HOUR_MS);
  expect(await ports.uploads.waitingBytes(ANNA.id)).toBe(0);
  await stop();
});

test('a database that is away for a while is asked again', async () => {
  const ports = await world();
  let isAway = true;
  const discardUnused = async (before: Date): Promise<number> => {
    if (isAway) throw new UnreachableError('away');
    return ports.uploads.discardUnused(before);
  };
  const stop = discardUploads({ ...ports, uploads: { ...ports.uploads, discardUnused } });
  await ports.clock.advance(25 * HOUR_MS);
  expect(await ports.uploads.waitingBytes(ANNA.id)).toBe(1);
  isAway = false;
  await ports.clock.advance(HOUR_MS);
  expect(await ports.uploads.waitingBytes(ANNA.id)).toBe(0);
  await stop();
});
