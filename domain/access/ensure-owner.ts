import { ConflictError, InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { issueToken, OWNER_TOKEN_NAME } from './manage-tokens.ts';
import type { Person } from './person.ts';
import { hashSecret, isTokenSecret, TOKEN_PREFIX } from './token-secret.ts';
import type { Token } from './token.ts';

type OwnerPorts = Pick<Ports, 'people' | 'tokens' | 'ids' | 'clock'>;

/** What the owner is called until a chat tells their name. */
export const UNNAMED_OWNER = 'Owner';

const WHICH = "The owner's token (PARLEY_OWNER_TOKEN, else the file owner-token in the data folder)";

/**
 * Makes the owner at the first start and keeps their token in step with `wanted`, the secret that is configured or kept in the data folder:
 * an older owner token that differs is revoked. Returns a new secret when `wanted` is null or empty. Throws InvalidInputError, having changed
 * nothing, for a secret with which nobody could be the owner.
 */
export async function ensureOwner(ports: OwnerPorts, wanted: string | null): Promise<{ owner: Person; newSecret: string | null }> {
  const { people, tokens, ids, clock } = ports;
  const at = clock.now();
  const owner =
    (await people.owner()) ??
    (await people.add({ id: ids.uuid(), name: UNNAMED_OWNER, role: 'owner', language: 'en', timeZone: 'UTC', createdAt: at }));
  const secret = wanted === '' ? null : wanted;
  const known = secret === null ? null : await findOwnersToken(ports, owner, secret);
  await revokeOthers(ports, owner, known);
  if (known !== null) return { owner, newSecret: null };
  const issue = { personId: owner.id, name: OWNER_TOKEN_NAME, scope: 'admin', kind: 'api', at, expiresAt: null } as const;
  if (secret === null) return { owner, newSecret: (await issueToken({ tokens, ids }, issue)).secret };
  try {
    await issueToken({ tokens, ids }, { ...issue, secret });
  } catch (cause) {
    // Another process of this installation that starts at the same moment may have been first.
    if (!(cause instanceof ConflictError) || (await findOwnersToken(ports, owner, secret)) === null) throw cause;
  }
  return { owner, newSecret: null };
}

/** Null: nobody has this token yet. Throws when it cannot be the owner's. */
async function findOwnersToken({ tokens, clock }: OwnerPorts, owner: Person, secret: string): Promise<Token | null> {
  if (secret.startsWith(TOKEN_PREFIX) && !isTokenSecret(secret)) {
    throw new InvalidInputError('ownerToken', `${WHICH} is not whole: copy all of it, or choose another one.`);
  }
  const found = await tokens.findByHash(hashSecret(secret));
  if (found === null) return null;
  const { token } = found;
  if (token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= clock.now())) {
    throw new InvalidInputError('ownerToken', `${WHICH} was revoked before or has expired: choose another one.`);
  }
  if (token.personId !== owner.id || token.scope !== 'admin') {
    throw new InvalidInputError('ownerToken', `${WHICH} is one with lesser rights: choose another one.`);
  }
  return token;
}

async function revokeOthers({ tokens, clock }: OwnerPorts, owner: Person, kept: Token | null): Promise<void> {
  for (const token of await tokens.list(owner.id)) {
    const isOther = token.name === OWNER_TOKEN_NAME && token.revokedAt === null && token.id !== kept?.id;
    if (isOther) await tokens.revoke(token.id, owner.id, clock.now());
  }
}
