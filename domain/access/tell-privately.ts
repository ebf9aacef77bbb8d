import type { Address } from '../messaging/address.ts';
import type { Ports } from '../ports/ports.ts';
import type { Language } from './person.ts';

export type TellPorts = Pick<Ports, 'outbox' | 'ids' | 'clock' | 'doorbell'>;

interface PrivateNotice {
  /** Makes it be told once. */
  readonly key: string;
  readonly address: Address;
  readonly language: Language;
  readonly markdown: string;
}

/** Says something in a private chat that no turn causes. */
export async function tellPrivately({ outbox, ids, clock, doorbell }: TellPorts, notice: PrivateNotice): Promise<void> {
  const { key, address, language, markdown } = notice;
  await outbox.add({
    id: ids.uuid(),
    key,
    address,
    audience: 'private',
    language,
    conversationId: null,
    replyTo: null,
    createdAt: clock.now(),
    body: { kind: 'text', markdown, buttons: [], followTaskId: null },
  });
  doorbell.ring('work:outbox');
}
