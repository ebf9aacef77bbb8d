import { expect, test } from 'vitest';

import { ForbiddenError } from '../errors.ts';
import { ANNA, as, GUEST } from '../testing/domain-world.ts';
import { makeCheckHealth } from './check-health.ts';
import type { HealthPart } from './check-health.ts';

function part(name: string, isReady: boolean, isEssential: boolean): HealthPart {
  return { name, isReady, isEssential, detail: isReady ? null : 'It is away.' };
}

test('Parley is ready as long as every essential part is, and says what is not', async () => {
  const parts = [part('database', true, true), part('sandbox', false, false)];
  const health = makeCheckHealth({ probes: parts.map((each) => async () => each), channels: async () => [] });
  await expect(health.probe()).resolves.toEqual({ isReady: true, parts, channels: [] });
  await expect(health.check(as(ANNA, { scope: 'read' }))).resolves.toEqual({ isReady: true, parts, channels: [] });
  await expect(health.check(as(GUEST))).rejects.toThrow(ForbiddenError);
  const broken = makeCheckHealth({ probes: [async () => part('database', false, true)], channels: async () => [] });
  await expect(broken.probe()).resolves.toMatchObject({ isReady: false });
});

test('a network that is down is said, and stops nothing else; a hint does not make it ill', async () => {
  const at = new Date('2026-11-23T12:00:00Z');
  const fine = {
    channel: 'matrix',
    account: '@p:x',
    state: 'connected',
    connectedSince: at,
    lastEventAt: at,
    backlog: 0,
    lastError: null,
  } as const;
  const down = {
    ...fine,
    channel: 'telegram',
    state: 'down',
    connectedSince: null,
    lastError: { message: 'Unauthorized.', at },
    hints: [],
  } as const;
  const channels = async () => [{ ...fine, hints: ['Room x is encrypted.'] }, down];
  const health = await makeCheckHealth({ probes: [], channels }).probe();
  expect(health).toMatchObject({ isReady: true, channels: [{ channel: 'matrix' }, { channel: 'telegram' }] });
  expect(health.parts).toEqual([
    { name: 'channel:matrix', isReady: true, isEssential: false, detail: 'Room x is encrypted.' },
    { name: 'channel:telegram', isReady: false, isEssential: false, detail: 'Unauthorized.' },
  ]);
});

test('accounts that cannot be read take nothing from the rest', async () => {
  const channels = () => Promise.reject(new Error('The database is away.'));
  await expect(makeCheckHealth({ probes: [], channels }).probe()).resolves.toEqual({ isReady: true, parts: [], channels: [] });
});
