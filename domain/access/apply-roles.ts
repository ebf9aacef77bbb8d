import type { Channel } from '../messaging/address.ts';
import type { Ports } from '../ports/ports.ts';
import type { Person } from './person.ts';

/** Who is what from the start, as the settings file says it. */
export interface RoleAssignment {
  readonly role: 'owner' | 'admin' | 'member';
  readonly channel: Channel;
  readonly externalId: string;
}

/**
 * Makes known whom the settings file names. An `owner` is an identity of the one owner. Somebody who is known already stays as they are:
 * what was decided in a chat or through the API wins over the file.
 */
export async function applyRoles(
  { identities, ids, clock, logger }: Pick<Ports, 'identities' | 'ids' | 'clock' | 'logger'>,
  owner: Person,
  assignments: readonly RoleAssignment[],
): Promise<void> {
  for (const { role, channel, externalId } of assignments) {
    const identity = { channel, externalId };
    if ((await identities.find(channel, externalId)) !== null) continue;
    if (role === 'owner') {
      const isGiven = await identities.attach({ ...identity, personId: owner.id });
      if (!isGiven) logger.warn('roles.owner-has-another', { ...identity });
      continue;
    }
    const { language, timeZone } = owner;
    await identities.add({ id: ids.uuid(), name: externalId, role, language, timeZone, createdAt: clock.now() }, identity);
  }
}
