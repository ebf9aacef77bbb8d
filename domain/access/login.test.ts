import { describe, expect, test } from 'vitest';

import { ForbiddenError } from '../errors.ts';
import { ANNA, as, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { makeAuthenticate } from './authenticate.ts';
import { makeLogin } from './login.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, login: makeLogin(ports), authenticate: makeAuthenticate(ports) };
}

describe('a login link', () => {
  test('works once and becomes a session of its person for 30 days', async () => {
    const { ports, login, authenticate } = await world();
    const code = await login.makeCode(ANNA.id);
    const { secret, expiresAt } = await login.redeem(code);
    expect(expiresAt.getTime() - ports.clock.now().getTime()).toBe(30 * 86_400_000);
    await expect(authenticate(secret)).resolves.toMatchObject({ personId: ANNA.id, scope: 'admin' });
    await expect(login.redeem(code)).rejects.toThrow('was used');
    expect((await ports.tokens.list(ANNA.id)).map(({ kind }) => kind)).toEqual(['session']);
  });

  test('that two browsers open at once lets one of them in', async () => {
    const { login } = await world();
    const code = await login.makeCode(ANNA.id);
    const outcomes = await Promise.allSettled([login.redeem(code), login.redeem(code)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('is good for 15 minutes', async () => {
    const { ports, login } = await world();
    const [early, late] = [await login.makeCode(ANNA.id), await login.makeCode(ANNA.id)];
    await ports.clock.advance(15 * 60_000 - 1);
    await expect(login.redeem(early)).resolves.toHaveProperty('secret');
    await ports.clock.advance(1);
    await expect(login.redeem(late)).rejects.toThrow('older than 15 minutes');
    await expect(login.redeem('')).rejects.toThrow();
  });

  test('can be asked for by whoever could as well make a token', async () => {
    const { ports, login, authenticate } = await world();
    const { code, expiresAt } = await login.createCode(as(ANNA));
    expect(expiresAt.getTime() - ports.clock.now().getTime()).toBe(15 * 60_000);
    await expect(authenticate((await login.redeem(code)).secret)).resolves.toMatchObject({ personId: ANNA.id });
    await expect(login.createCode(as(ANNA, { scope: 'write' }))).rejects.toThrow(ForbiddenError);
    await expect(login.createCode(null)).rejects.toThrow('token');
  });
});
