import { expect, test } from 'vitest';

import { UnauthenticatedError } from '../errors.ts';
import { ANNA, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { makeAuthenticate } from './authenticate.ts';
import { issueToken } from './manage-tokens.ts';
import { makeTokenSecret } from './token-secret.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  const issue = { personId: ANNA.id, name: 'laptop', scope: 'write', kind: 'api', at: ports.clock.now(), expiresAt: null } as const;
  return { ...ports, issue, authenticate: makeAuthenticate(ports) };
}

test('a good token says who asks and what they may use it for, and its use is noted', async () => {
  const { issue, authenticate, ...ports } = await world();
  const { token, secret } = await issueToken(ports, issue);
  await expect(authenticate(secret)).resolves.toEqual({
    personId: ANNA.id,
    role: 'member',
    scope: 'write',
    tokenId: token.id,
    language: 'ru',
  });
  expect((await ports.tokens.list(ANNA.id))[0]?.lastUsedAt).toEqual(ports.clock.now());
});

test('a secret that the owner chose may have any shape', async () => {
  const { issue, authenticate, ...ports } = await world();
  await issueToken(ports, { ...issue, secret: 'correct horse battery staple' });
  await expect(authenticate('correct horse battery staple')).resolves.toMatchObject({ personId: ANNA.id });
});

test('a mistyped, unknown, expired or revoked token is refused with what is wrong with it', async () => {
  const { issue, authenticate, ...ports } = await world();
  const { token, secret } = await issueToken(ports, { ...issue, expiresAt: new Date(ports.clock.now().getTime() + 1_000) });
  await expect(authenticate(secret.slice(0, -1))).rejects.toThrow('copied whole');
  await expect(authenticate(makeTokenSecret('0123456789abcdefghijABCDEFGH'))).rejects.toThrow('not known here');
  await expect(authenticate('')).rejects.toThrow('not known here');
  await ports.clock.advance(999);
  await expect(authenticate(secret)).resolves.toMatchObject({ tokenId: token.id });
  await ports.clock.advance(1);
  await expect(authenticate(secret)).rejects.toThrow('has expired');
  const other = await issueToken(ports, issue);
  await ports.tokens.revoke(other.token.id, ANNA.id, ports.clock.now());
  await expect(authenticate(other.secret)).rejects.toThrow(new UnauthenticatedError('This token was revoked.'));
});
