import { cleanName } from '../access/clean-name.ts';
import type { Ports } from '../ports/ports.ts';
import { MAX_MESSAGE_LENGTH } from './awareness.ts';
import { identifySender } from './identify-sender.ts';
import type { IncomingMessage, Sender } from './incoming-message.ts';
import type { ObservedMessage } from './sighting.ts';

interface NotAnswered<Kind extends string> {
  readonly kind: Kind;
  readonly reason: string;
}

/** Remembers why a message is not answered, and what it says only where the group wants that. Our own are ours, not seen. */
export async function noteMessage(
  deps: Pick<Ports, 'messages' | 'identities' | 'groups' | 'clock'>,
  message: IncomingMessage,
  sender: Sender,
  { kind, reason }: NotAnswered<'observe' | 'ignore' | 'refuse'>,
) {
  const { address, externalId } = message;
  if (externalId !== null && !sender.isUs) {
    const observed = kind === 'observe' ? await observedMessage(deps, message, sender) : null;
    const account = `${address.channel}:${address.account}`;
    await deps.messages.note({ account, externalId, decision: kind, reason, at: deps.clock.now(), turnId: null }, observed);
  }
  return { kind: 'not-answered', decision: kind, reason } as const;
}

async function observedMessage(
  deps: Pick<Ports, 'identities' | 'groups'>,
  message: IncomingMessage,
  sender: Sender,
): Promise<ObservedMessage | null> {
  if (message.text.trim() === '') return null;
  const { group, isGroupAllowed, who, person } = await identifySender(deps, sender, message);
  if (person?.keepsMemory === false) return null;
  if (group === null || !isGroupAllowed || !group.observes || who === 'blocked') return null;
  return {
    chat: message.address.chat,
    thread: message.address.thread,
    senderId: sender.externalId,
    senderName: cleanName(sender.name),
    text: message.text.slice(0, MAX_MESSAGE_LENGTH).toWellFormed(),
  };
}
