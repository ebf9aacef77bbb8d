import type { Group, GroupKey } from '../access/group.ts';
import type { Person } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import type { AdmissionFacts } from './admission.ts';
import type { Address } from './address.ts';
import type { Sender } from './incoming-message.ts';

/** What Parley knows of somebody and of the chat in which they are. */
export interface KnownSender extends Pick<AdmissionFacts, 'who' | 'isGroupAllowed' | 'isGuestHere'> {
  /** Null: a stranger. */
  readonly person: Person | null;
  /** Null: in private, or nobody has decided about the group. */
  readonly group: Group | null;
}

/** The chat without its threads. */
export function groupKey({ channel, account, chat }: Address): GroupKey {
  return { channel, account, chat };
}

/** Looks up who it is and whether the chat is answered. */
export async function identifySender(
  { identities, groups }: Pick<Ports, 'identities' | 'groups'>,
  sender: Sender,
  { address, audience }: { readonly address: Address; readonly audience: 'private' | 'group' },
): Promise<KnownSender> {
  const known = await identities.find(address.channel, sender.externalId);
  const person = known?.person ?? null;
  const who = known === null ? 'stranger' : known.isBlocked ? 'blocked' : known.person.role;
  const key = groupKey(address);
  const group = audience === 'group' ? await groups.get(key) : null;
  const isGuestHere = who === 'guest' && person !== null && group !== null && (await groups.isGuest(key, person.id));
  return { person, who, group, isGroupAllowed: group?.standing === 'allowed', isGuestHere };
}
