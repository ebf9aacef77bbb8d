import type { Language } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import { MAX_MESSAGE_LENGTH } from './awareness.ts';
import { INBOUND_TEXTS } from './inbound-texts.ts';
import type { IncomingMessage } from './incoming-message.ts';

/** Tells somebody why their message is not taken in; the same message again is not told of again. */
export async function refuseMessage(
  { outbox, ids, clock, doorbell }: Pick<Ports, 'outbox' | 'ids' | 'clock' | 'doorbell'>,
  { address, audience, externalId }: IncomingMessage,
  reason: 'too-many' | 'too-long' | 'wrong-code' | 'on-channel',
  language: Language,
): Promise<void> {
  const texts = INBOUND_TEXTS[language];
  const id = ids.uuid();
  await outbox.add({
    id,
    key: `${reason}:${address.channel}:${address.account}:${externalId ?? id}`,
    address,
    audience,
    language,
    conversationId: null,
    replyTo: externalId,
    createdAt: clock.now(),
    body: {
      kind: 'text',
      markdown: texts[reason](MAX_MESSAGE_LENGTH),
      buttons: [],
      followTaskId: null,
    },
  });
  doorbell.ring('work:outbox');
}
