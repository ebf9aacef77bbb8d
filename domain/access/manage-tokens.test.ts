import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import { ANNA, as, BORIS, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { makeAuthenticate } from './authenticate.ts';
import { ensureOwner } from './ensure-owner.ts';
import { makeManageTokens } from './manage-tokens.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, tokens: makeManageTokens(ports), authenticate: makeAuthenticate(ports) };
}

const LAPTOP = { name: ' laptop ', scope: 'read', expiresInDays: null } as const;

describe('API tokens', () => {
  test('are told once, and listed to their person without the secret', async () => {
    const { tokens, authenticate } = await world();
    const { token, secret } = await tokens.create(as(ANNA), LAPTOP);
    await expect(authenticate(secret)).resolves.toMatchObject({ personId: ANNA.id, scope: 'read' });
    const listed = await tokens.list(as(ANNA));
    expect(listed).toMatchObject([{ id: token.id, name: 'laptop', scope: 'read', prefix: secret.slice(0, 11) }]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect(await tokens.list(as(BORIS))).toEqual([]);
  });

  test('end when they should', async () => {
    const { ports, tokens, authenticate } = await world();
    const { secret } = await tokens.create(as(ANNA), { ...LAPTOP, expiresInDays: 1 });
    await ports.clock.advance(86_400_000);
    await expect(authenticate(secret)).rejects.toThrow('has expired');
  });

  test.each([
    [{ name: '  ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'owner' }, 'name'],
    [{ expiresInDays: 0 }, 'expiresInDays'],
    [{ expiresInDays: 0.5 }, 'expiresInDays'],
    [{ expiresInDays: -1 }, 'expiresInDays'],
    [{ expiresInDays: 3_651 }, 'expiresInDays'],
    [{ expiresInDays: Number.NaN }, 'expiresInDays'],
  ])('with %j are not made', async (change, field) => {
    const { tokens } = await world();
    const refusal = await tokens.create(as(ANNA), { ...LAPTOP, ...change }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect(refusal).toHaveProperty('field', field);
    expect(await tokens.list(as(ANNA))).toEqual([]);
  });

  test('are revoked by their person, with a ring for what was opened with them', async () => {
    const { ports, tokens, authenticate } = await world();
    const { token, secret } = await tokens.create(as(ANNA), LAPTOP);
    const revoked = await tokens.revoke(as(ANNA), token.id);
    expect(revoked.revokedAt).toEqual(ports.clock.now());
    expect(ports.doorbell.rung).toContain('access');
    await expect(authenticate(secret)).rejects.toThrow('was revoked');
    await ports.clock.advance(1_000);
    expect(await tokens.revoke(as(ANNA), token.id)).toEqual(revoked);
  });

  test("I7: somebody else's token is revoked by nobody and answered as unknown", async () => {
    const { tokens, authenticate } = await world();
    const { token, secret } = await tokens.create(as(ANNA), LAPTOP);
    await expect(tokens.revoke(as(BORIS), token.id)).rejects.toThrow(new UnknownIdError('token'));
    await expect(tokens.revoke(as(BORIS), 'nothing')).rejects.toThrow(new UnknownIdError('token'));
    await expect(authenticate(secret)).resolves.toMatchObject({ personId: ANNA.id });
  });

  test('the first token is changed where it is configured', async () => {
    const { ports, tokens, authenticate } = await world();
    const { owner, newSecret } = await ensureOwner(ports, null);
    const [first] = await ports.tokens.list(owner.id);
    await expect(tokens.revoke(as(owner), first?.id ?? '')).rejects.toThrow(ForbiddenError);
    await expect(authenticate(newSecret ?? '')).resolves.toMatchObject({ role: 'owner' });
  });
});
