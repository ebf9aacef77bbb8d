import { lease } from './contracts/world.ts';
import { ADMIN, ANNA, furnish, GUEST, makeDomainWorld } from './domain-world.ts';
import type { DomainWorld } from './domain-world.ts';
import { aSender, inGroup, inPrivate } from './incoming.ts';
import type { IncomingMessage, Sender } from '../messaging/incoming-message.ts';
import { makeReceiveMessage } from '../messaging/receive-message.ts';

export const ON_WEB = inPrivate({
  author: { kind: 'person', personId: ANNA.id },
  address: { channel: 'web', account: 'parley', chat: ANNA.id, thread: null },
  externalId: 'client-1',
});
export const GROUP = { channel: 'telegram', account: 'bot1', chat: '-100' } as const;
export const MENTION = inGroup({ text: '@parley Сколько времени?', mentionsUs: true });
export const FROM = {
  anna: aSender(),
  admin: aSender({ externalId: '502', name: 'Адам' }),
  guest: aSender({ externalId: '503', name: 'Guest', languageTag: 'en' }),
  stranger: aSender({ externalId: '509', name: 'Кто-то' }),
};

export const by = (sender: Sender): Pick<IncomingMessage, 'author'> => ({ author: { kind: 'sender', sender } });

/** Anna, an admin and a guest of the group have identities there; the group is allowed. */
export async function makeReceivingWorld() {
  const ports = await furnish(makeDomainWorld());
  await ports.identities.attach({ personId: ANNA.id, channel: 'telegram', externalId: '501' });
  await ports.identities.attach({ personId: ADMIN.id, channel: 'telegram', externalId: '502' });
  await ports.identities.attach({ personId: GUEST.id, channel: 'telegram', externalId: '503' });
  await ports.groups.put({ ...GROUP, title: 'Наши', standing: 'allowed', observes: false, decidedBy: ADMIN.id });
  const offered: string[] = [];
  const offerPairing = async (sender: Sender) => void offered.push(sender.externalId);
  return { ports, offered, offerPairing, receive: makeReceiveMessage({ ...ports, offerPairing }) };
}

export async function told(ports: DomainWorld) {
  const held = await ports.channels.claim({ channel: 'telegram', account: 'bot1' }, lease('c'));
  if (held === null) throw new Error('somebody else drives the account');
  return ports.outbox.open(held.claim, 100);
}

export async function claim(ports: DomainWorld) {
  return (await ports.inbox.claim(lease('w')))?.turn ?? null;
}
