import { cleanName } from '../access/clean-name.ts';
import { languageOfTag } from '../access/language-of-tag.ts';
import type { Person } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import type { Channel } from './address.ts';
import type { Sender } from './incoming-message.ts';

/** Somebody who says by a code who they are. Until the code is looked at they are a person of their own, a guest of no group, who may nothing else. */
export async function linkingGuest(
  { identities, ids, clock }: Pick<Ports, 'identities' | 'ids' | 'clock'>,
  channel: Channel,
  { externalId, name, languageTag }: Sender,
): Promise<Person> {
  const language = languageOfTag(languageTag);
  const person = { id: ids.uuid(), name: cleanName(name), role: 'guest', language, timeZone: 'UTC', createdAt: clock.now() } as const;
  return identities.add(person, { channel, externalId });
}
