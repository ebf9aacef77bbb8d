import type { Ports } from '../ports/ports.ts';
import { issueToken, OWNER_TOKEN_NAME } from './manage-tokens.ts';
import type { Person } from './person.ts';
import { hashSecret } from './token-secret.ts';

/**
 * Makes the owner at the first start and keeps their token in step with `wanted`, the secret that is configured or kept in the data folder:
 * an older owner token that differs is revoked. Returns a new secret when `wanted` is null.
 */
export async function ensureOwner(
  ports: Pick<Ports, 'people' | 'tokens' | 'ids' | 'clock'>,
  wanted: string | null,
): Promise<{ owner: Person; newSecret: string | null }> {
  const { people, tokens, ids, clock } = ports;
  const at = clock.now();
  const owner =
    (await people.owner()) ??
    (await people.add({ id: ids.uuid(), name: 'Owner', role: 'owner', language: 'en', timeZone: 'UTC', createdAt: at }));
  if (wanted !== null) {
    const known = await tokens.findByHash(hashSecret(wanted));
    if (known !== null && known.token.revokedAt === null) return { owner, newSecret: null };
  }
  for (const token of await tokens.list(owner.id)) {
    if (token.name === OWNER_TOKEN_NAME && token.revokedAt === null) await tokens.revoke(token.id, owner.id, at);
  }
  const issue = { personId: owner.id, name: OWNER_TOKEN_NAME, scope: 'admin', kind: 'api', at, expiresAt: null } as const;
  const { secret } = await issueToken({ tokens, ids }, wanted === null ? issue : { ...issue, secret: wanted });
  return { owner, newSecret: wanted === null ? secret : null };
}
