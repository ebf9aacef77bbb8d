import { UnauthenticatedError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Principal } from './principal.ts';
import { hashSecret, isTokenSecret, TOKEN_PREFIX } from './token-secret.ts';

/** Each request asks who comes; that they came is noted once a minute. */
const NOTED_EVERY_MS = 60_000;

export type Authenticate = ReturnType<typeof makeAuthenticate>;

/** Turns a token's secret into who asks. Throws UnauthenticatedError with what to do about it. */
export function makeAuthenticate({ tokens, clock }: Pick<Ports, 'tokens' | 'clock'>) {
  return async (secret: string): Promise<Principal> => {
    // A token that the owner chose in the settings may have any shape; one of ours carries a checksum.
    if (secret.startsWith(TOKEN_PREFIX) && !isTokenSecret(secret))
      throw new UnauthenticatedError('This is not a Parley token: check that it was copied whole.');
    const found = await tokens.findByHash(hashSecret(secret));
    if (found === null) throw new UnauthenticatedError('This token is not known here.');
    const now = clock.now();
    const { token, person } = found;
    if (token.revokedAt !== null) throw new UnauthenticatedError('This token was revoked.');
    if (token.expiresAt !== null && token.expiresAt <= now) throw new UnauthenticatedError('This token has expired.');
    const isNoted = token.lastUsedAt !== null && now.getTime() - token.lastUsedAt.getTime() < NOTED_EVERY_MS;
    if (!isNoted) await tokens.touch(token.id, now);
    return { personId: person.id, role: person.role, scope: token.scope, tokenId: token.id, language: person.language };
  };
}
