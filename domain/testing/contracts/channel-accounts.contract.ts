import { describe, expect } from 'vitest';
import type { ChannelHealth } from '../../ports/channel-accounts.ts';
import { NOON } from '../fixtures.ts';
import { BOT, drive, expiredLease, lease, present, testIn, type MakeWorld } from './world.ts';

const HEALTHY: ChannelHealth = {
  ...BOT,
  state: 'connected',
  connectedSince: NOON,
  lastEventAt: NOON,
  backlog: 3,
  lastError: { message: 'Соединение потеряно.', at: NOON },
  hints: ['Turn the privacy mode off.'],
};

/** What every ChannelAccounts does. */
export function channelAccountsContract(name: string, make: MakeWorld): void {
  describe(`${name}: claims`, () => claims(make));
  describe(`${name}: cursors`, () => cursors(make));
  describe(`${name}: health`, () => health(make));
}

function claims(make: MakeWorld): void {
  const it = testIn(make);

  it('I4: an account is driven by one, also when many ask at once', async ({ channels }) => {
    const all = await Promise.all(Array.from({ length: 12 }, (_, n) => channels.claim(BOT, lease(`w${String(n)}`))));
    expect(all.filter((claim) => claim !== null)).toHaveLength(1);
    expect(await channels.claim(BOT, lease('late'))).toBeNull();
    expect(await channels.claim({ ...BOT, account: 'bot2' }, lease('late'))).toMatchObject({ claim: { account: 'bot2' } });
  });

  it('I4: one whose lease has run out loses it to the next, with a higher fence', async ({ channels }) => {
    const first = present(await channels.claim(BOT, expiredLease('w1'))).claim;
    const second = present(await channels.claim(BOT, lease('w2'))).claim;
    expect(second.fence).toBeGreaterThan(first.fence);
    expect(await channels.renew(first, lease('w1'))).toBe(false);
    expect(await channels.renew(second, lease('w2'))).toBe(true);
  });

  it('one that died loses it although its lease holds', async ({ channels, workers, workerDies }) => {
    await workers.register('w1');
    await workers.register('w2');
    await channels.claim(BOT, lease('w1'));
    expect(await channels.claim(BOT, lease('w2'))).toBeNull();
    await workerDies('w1');
    expect(await channels.claim(BOT, lease('w2'))).toMatchObject({ claim: BOT });
  });

  it('a renewed lease keeps others away', async ({ channels }) => {
    const { claim } = present(await channels.claim(BOT, expiredLease('w1')));
    expect(await channels.renew(claim, lease('w1'))).toBe(true);
    expect(await channels.claim(BOT, lease('w2'))).toBeNull();
  });

  it('one that was let go of is free at once; a zombie lets go of nothing', async (world) => {
    const zombie = present(await world.channels.claim(BOT, expiredLease('w1'))).claim;
    const claim = await drive(world, 'w2');
    await world.channels.release(zombie);
    expect(await world.channels.claim(BOT, lease('w3'))).toBeNull();
    await world.channels.release(claim);
    expect(await world.channels.renew(claim, lease('w2'))).toBe(false);
    expect(await world.channels.claim(BOT, lease('w3'))).toMatchObject({ claim: BOT });
  });
}

function cursors(make: MakeWorld): void {
  const it = testIn(make);

  it('I1: the next driver goes on where the last one was', async ({ channels }) => {
    const { claim, cursor } = present(await channels.claim(BOT, lease('w1')));
    expect(cursor).toBeNull();
    expect(await channels.saveCursor(claim, 's1')).toBe(true);
    expect(await channels.saveCursor(claim, 's2_"щ"')).toBe(true);
    await channels.release(claim);
    expect(await channels.claim(BOT, lease('w2'))).toMatchObject({ cursor: 's2_"щ"' });
  });

  it('I4: a zombie’s cursor is refused', async ({ channels }) => {
    const zombie = present(await channels.claim(BOT, expiredLease('w1'))).claim;
    const { claim } = present(await channels.claim(BOT, lease('w2')));
    await channels.saveCursor(claim, 'good');
    expect(await channels.saveCursor(zombie, 'zombie')).toBe(false);
    await channels.release(claim);
    expect(await channels.claim(BOT, lease('w3'))).toMatchObject({ cursor: 'good' });
  });
}

function health(make: MakeWorld): void {
  const it = testIn(make);

  it('an account is listed from its first claim on, and as it was last reported', async (world) => {
    expect(await world.channels.list()).toEqual([]);
    const claim = await drive(world);
    expect(await world.channels.list()).toEqual([
      { ...BOT, state: 'connecting', connectedSince: null, lastEventAt: null, backlog: 0, lastError: null, hints: [] },
    ]);
    await world.channels.report(claim, HEALTHY);
    expect(await world.channels.list()).toEqual([HEALTHY]);
  });

  it('one that nobody alive drives is down', async (world) => {
    const claim = await drive(world);
    await world.channels.report(claim, HEALTHY);
    await world.channels.release(claim);
    expect(await world.channels.list()).toMatchObject([{ ...BOT, state: 'down', connectedSince: null, lastEventAt: NOON }]);
  });

  it('I4: a zombie’s report is ignored', async (world) => {
    const zombie = present(await world.channels.claim(BOT, expiredLease('w1'))).claim;
    const claim = await drive(world);
    await world.channels.report(claim, HEALTHY);
    await world.channels.report(zombie, { ...HEALTHY, state: 'down', connectedSince: null });
    expect(await world.channels.list()).toEqual([HEALTHY]);
  });
}
