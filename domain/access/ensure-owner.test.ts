import { describe, expect, test } from 'vitest';

import { ConflictError, InvalidInputError } from '../errors.ts';
import { ANNA, furnish, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { makeAuthenticate } from './authenticate.ts';
import { ensureOwner } from './ensure-owner.ts';
import { issueToken } from './manage-tokens.ts';
import { isTokenSecret } from './token-secret.ts';

function world() {
  const ports = makeDomainWorld();
  return { ports, authenticate: makeAuthenticate(ports) };
}

describe('the owner', () => {
  test('is made at the first start, with a token that is told once', async () => {
    const { ports, authenticate } = world();
    const { owner, newSecret } = await ensureOwner(ports, null);
    expect(owner.role).toBe('owner');
    expect(isTokenSecret(newSecret ?? '')).toBe(true);
    await expect(authenticate(newSecret ?? '')).resolves.toMatchObject({ personId: owner.id, role: 'owner', scope: 'admin' });
    await expect(ensureOwner(ports, newSecret)).resolves.toEqual({ owner, newSecret: null });
    expect(await ports.tokens.list(owner.id)).toHaveLength(1);
  });

  test('can be let in with a token of their own choice from the first start on', async () => {
    const { ports, authenticate } = world();
    const { owner, newSecret } = await ensureOwner(ports, 'my own long secret');
    expect(newSecret).toBeNull();
    await expect(authenticate('my own long secret')).resolves.toMatchObject({ personId: owner.id, scope: 'admin' });
  });

  test('who changes the configured token ends the old one, and keeps the tokens that were made by hand', async () => {
    const { ports, authenticate } = world();
    const { owner } = await ensureOwner(ports, 'the first secret');
    const made = await issueToken(ports, {
      personId: owner.id,
      name: 'laptop',
      scope: 'read',
      kind: 'api',
      at: ports.clock.now(),
      expiresAt: null,
    });
    await ensureOwner(ports, 'the second secret');
    await expect(authenticate('the first secret')).rejects.toThrow('was revoked');
    await expect(authenticate('the second secret')).resolves.toMatchObject({ personId: owner.id });
    await expect(authenticate(made.secret)).resolves.toMatchObject({ scope: 'read' });
  });

  test('who lost the kept token gets a new one, and the lost one ends', async () => {
    const { ports, authenticate } = world();
    const { newSecret: lost } = await ensureOwner(ports, null);
    for (const nothing of [null, '']) {
      const { newSecret } = await ensureOwner(ports, nothing);
      await expect(authenticate(newSecret ?? '')).resolves.toMatchObject({ role: 'owner' });
    }
    await expect(authenticate(lost ?? '')).rejects.toThrow('was revoked');
  });

  test('cannot come back with a token that was revoked, and the one that holds stays good', async () => {
    const { ports, authenticate } = world();
    await ensureOwner(ports, 'the first secret');
    await ensureOwner(ports, 'the second secret');
    await expect(ensureOwner(ports, 'the first secret')).rejects.toThrow(InvalidInputError);
    await expect(authenticate('the second secret')).resolves.toMatchObject({ role: 'owner' });
  });

  test("cannot be let in with a half of a token, somebody else's, or one with lesser rights", async () => {
    const { ports } = world();
    await furnish(ports);
    const { newSecret } = await ensureOwner(ports, null);
    const at = ports.clock.now();
    await expect(ensureOwner(ports, (newSecret ?? '').slice(0, -3))).rejects.toThrow('not whole');
    const annas = await issueToken(ports, { personId: ANNA.id, name: 'a', scope: 'admin', kind: 'api', at, expiresAt: null });
    await expect(ensureOwner(ports, annas.secret)).rejects.toThrow('lesser rights');
    const reading = await issueToken(ports, { personId: OWNER.id, name: 'b', scope: 'read', kind: 'api', at, expiresAt: null });
    await expect(ensureOwner(ports, reading.secret)).rejects.toThrow('lesser rights');
    const expired = await issueToken(ports, { personId: OWNER.id, name: 'c', scope: 'admin', kind: 'api', at, expiresAt: at });
    await expect(ensureOwner(ports, expired.secret)).rejects.toThrow('has expired');
  });

  test('is made once, also by two processes that start at the same moment', async () => {
    const { ports, authenticate } = world();
    const first = await ensureOwner(ports, 'the same secret');
    let isFirstLook = true;
    const tokens = {
      ...ports.tokens,
      findByHash: async (hash: string) => {
        const found = isFirstLook ? null : await ports.tokens.findByHash(hash);
        isFirstLook = false;
        return found;
      },
      // It had not been made yet when this process listed them.
      list: async () => [],
    };
    await expect(ensureOwner({ ...ports, tokens }, 'the same secret')).resolves.toEqual(first);
    await expect(authenticate('the same secret')).resolves.toMatchObject({ role: 'owner' });
  });

  test('hears of a store that refuses their token', async () => {
    const { ports } = world();
    const refused = new ConflictError('There is such a token already.');
    const tokens = { ...ports.tokens, add: () => Promise.reject(refused) };
    await expect(ensureOwner({ ...ports, tokens }, 'some secret')).rejects.toBe(refused);
    const broken = { ...ports.tokens, add: () => Promise.reject(new Error('broken')) };
    await expect(ensureOwner({ ...ports, tokens: broken }, 'some secret')).rejects.toThrow('broken');
  });
});
