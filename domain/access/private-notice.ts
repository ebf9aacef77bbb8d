import type { Address } from '../messaging/address.ts';
import type { NewNotice } from '../ports/outbox.ts';
import type { Ports } from '../ports/ports.ts';
import type { Language } from './person.ts';

interface PrivateNotice {
  /** Makes it be told once. */
  readonly key: string;
  readonly address: Address;
  readonly language: Language;
  readonly markdown: string;
}

/** What is said in a private chat that no turn causes; whoever adds it to the outbox rings `work:outbox`. */
export function privateNotice({ ids, clock }: Pick<Ports, 'ids' | 'clock'>, notice: PrivateNotice): NewNotice {
  const { key, address, language, markdown } = notice;
  return {
    id: ids.uuid(),
    key,
    address,
    audience: 'private',
    language,
    conversationId: null,
    replyTo: null,
    createdAt: clock.now(),
    body: { kind: 'text', markdown, buttons: [], followTaskId: null },
  };
}
