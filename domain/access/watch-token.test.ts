import { describe, expect, test } from 'vitest';

import { UnauthenticatedError, UnreachableError } from '../errors.ts';
import { ANNA, as, furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import { issueToken } from './manage-tokens.ts';
import { makeWatchToken } from './watch-token.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  const token = async (expiresAt: Date | null = null) => {
    const at = ports.clock.now();
    return (await issueToken(ports, { personId: ANNA.id, name: 'n', scope: 'read', kind: 'api', at, expiresAt })).token.id;
  };
  const revoke = (id: string) => ports.tokens.revoke(id, ANNA.id, ports.clock.now());
  return { ports, token, revoke, watch: makeWatchToken(ports), until: new AbortController() };
}

describe('watching a token', () => {
  test('ends what was opened with it at once when the doorbell says that it was revoked', async () => {
    const { ports, token, revoke, watch, until } = await world();
    const id = await token();
    const signal = watch(as(ANNA, { tokenId: id }), until.signal);
    await revoke(id);
    ports.doorbell.ring('access');
    await settled(ports);
    expect(signal.reason).toBeInstanceOf(UnauthenticatedError);
    until.abort();
  });

  test('ends it within a second also when the ring is lost or the token expires', async () => {
    const { ports, token, revoke, watch, until } = await world();
    const expiring = await token(new Date(ports.clock.now().getTime() + 500));
    const revoked = await token();
    const good = await token();
    const [a, b, c] = [expiring, revoked, good].map((tokenId) => watch(as(ANNA, { tokenId }), until.signal));
    await revoke(revoked);
    await ports.clock.advance(1_000);
    expect([a?.aborted, b?.aborted, c?.aborted]).toEqual([true, true, false]);
    until.abort();
    expect(c?.aborted).toBe(true);
  });

  test('ends everything that was opened with the same token, also what was opened after its death', async () => {
    const { ports, token, revoke, watch } = await world();
    const tokenId = await token();
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const signals = [first, second].map((until) => watch(as(ANNA, { tokenId }), until.signal));
    await revoke(tokenId);
    await ports.clock.advance(1_000);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    const late = watch(as(ANNA, { tokenId }), third.signal);
    first.abort();
    second.abort();
    await ports.clock.advance(1_000);
    expect(late.reason).toBeInstanceOf(UnauthenticatedError);
    third.abort();
  });

  test('costs nothing when nothing is watched', async () => {
    const { ports, token, watch } = await world();
    const [first, second] = [new AbortController(), new AbortController()];
    const tokenId = await token();
    watch(as(ANNA, { tokenId }), first.signal);
    watch(as(ANNA, { tokenId: await token() }), second.signal);
    await settled(ports);
    expect([ports.clock.sleepers, ports.doorbell.listeners('access')]).toEqual([1, 1]);
    first.abort();
    await settled(ports);
    expect(ports.clock.sleepers).toBe(1);
    second.abort();
    await settled(ports);
    expect([ports.clock.sleepers, ports.doorbell.listeners('access')]).toEqual([0, 0]);
    const third = new AbortController();
    watch(as(ANNA, { tokenId }), third.signal);
    await settled(ports);
    expect(ports.clock.sleepers).toBe(1);
    third.abort();
  });

  test('asks one question for all tokens, and goes on when the database was away', async () => {
    const { ports, token, revoke, until } = await world();
    let isAway = true;
    const asked: (readonly string[])[] = [];
    const tokens = {
      ...ports.tokens,
      dead: async (ids: readonly string[], at: Date) => {
        asked.push(ids);
        if (isAway) throw new UnreachableError('away');
        return ports.tokens.dead(ids, at);
      },
    };
    const watch = makeWatchToken({ ...ports, tokens });
    const ids = [await token(), await token()];
    const [first] = ids.map((tokenId) => watch(as(ANNA, { tokenId }), until.signal));
    await revoke(ids[0] ?? '');
    await ports.clock.advance(1_000);
    expect(first?.aborted).toBe(false);
    expect(ports.logger.of('token.check-failed')).toHaveLength(1);
    isAway = false;
    await ports.clock.advance(700);
    expect(first?.aborted).toBe(true);
    expect(asked).toEqual([ids, ids]);
    until.abort();
  });

  test('is not needed for a message from a channel, nor for one who has left already', async () => {
    const { ports, token, watch, until } = await world();
    expect(watch(as(ANNA), until.signal)).toBe(until.signal);
    until.abort();
    expect(watch(as(ANNA, { tokenId: await token() }), until.signal)).toBe(until.signal);
    await settled(ports);
    expect(ports.clock.sleepers).toBe(0);
  });
});
