import { newConversation } from '../conversation/new-conversation.ts';
import type { Ports } from '../ports/ports.ts';
import { decideAdmission } from './admission.ts';
import type { Admission } from './admission.ts';
import type { Address } from './address.ts';
import { awarenessFacts, decideAwareness } from './awareness.ts';
import type { Awareness } from './awareness.ts';
import { makeExchangeLimits } from './exchange-limits.ts';
import { identifySender } from './identify-sender.ts';
import type { KnownSender } from './identify-sender.ts';
import { entryCommand } from './entry-command.ts';
import type { IncomingMessage, Sender } from './incoming-message.ts';
import { incomingSource } from './incoming-source.ts';
import { linkingGuest } from './linking-guest.ts';
import { noteMessage } from './note-message.ts';
import { safeName } from './safe-name.ts';
import { refuseMessage } from './refuse-message.ts';
import { makeStoreMessage } from './store-message.ts';
import type { StoreMessage } from './store-message.ts';
import type { BucketRules } from './token-bucket.ts';

export type Received =
  | {
      readonly kind: 'stored';
      readonly messageId: string;
      readonly turnId: string;
      readonly conversationId: string;
      readonly isNew: boolean;
    }
  /** A network told of a message, or of an edit of one, that has its turn already. */
  | { readonly kind: 'repeated'; readonly turnId: string }
  | { readonly kind: 'not-answered'; readonly decision: 'observe' | 'ignore' | 'refuse'; readonly reason: string };

/** Offers a stranger in a private chat to be let in, not more often than is good. */
export type OfferPairing = (sender: Sender, address: Address) => Promise<void>;

export interface ReceiveMessageDeps extends Pick<
  Ports,
  | 'inbox'
  | 'outbox'
  | 'conversations'
  | 'messages'
  | 'identities'
  | 'groups'
  | 'clock'
  | 'ids'
  | 'doorbell'
  | 'crashPoints'
  | 'logger'
  | 'metrics'
> {
  readonly offerPairing: OfferPairing;
  /** How much a person may write in a chat; absent: as much as somebody needs who types. */
  readonly bucket?: BucketRules;
}

export type ReceiveMessage = ReturnType<typeof makeReceiveMessage>;

interface Door extends ReceiveMessageDeps {
  readonly store: StoreMessage;
  readonly limits: ReturnType<typeof makeExchangeLimits>;
}

/** A message whose writer the network names. */
interface FromNetwork {
  readonly message: IncomingMessage;
  readonly sender: Sender;
  readonly awareness: Awareness;
  /** Sender and chat. */
  readonly limitKey: string;
  /** When it was sent, never later than now, in milliseconds. */
  readonly at: number;
}

/**
 * The only door by which messages come in. When it returns, the message and its turn are stored, or what else follows from it is,
 * and the adapter may acknowledge the message to its network (I1). Throws when that could not be done: it is to be handed in again.
 */
export function makeReceiveMessage(deps: ReceiveMessageDeps) {
  const door: Door = { ...deps, store: makeStoreMessage(deps), limits: makeExchangeLimits(deps.bucket) };
  return async (message: IncomingMessage): Promise<Received> => {
    const { author } = message;
    const received =
      author.kind === 'person' ? await fromPerson(door, message, author.personId) : await fromNetwork(door, message, author.sender);
    const decision = received.kind === 'not-answered' ? received.decision : received.kind === 'stored' ? 'respond' : 'repeated';
    door.metrics.count('messages_total', { channel: message.address.channel, decision });
    return received;
  };
}

/** Whoever comes with a token was let in with it. */
async function fromPerson(door: Door, message: IncomingMessage, personId: string): Promise<Received> {
  const awareness = decideAwareness(awarenessFacts(message, false));
  if (awareness.kind !== 'respond') return { kind: 'not-answered', decision: awareness.kind, reason: awareness.reason };
  return storeTurn(door, message, { reason: awareness.reason, personId, account: `web:${personId}`, reply: null });
}

async function fromNetwork(door: Door, message: IncomingMessage, sender: Sender): Promise<Received> {
  const { address, externalId } = message;
  const before = externalId === null ? null : await door.messages.sighting(`${address.channel}:${address.account}`, externalId);
  if (before !== null && before.turnId !== null) return { kind: 'repeated', turnId: before.turnId };
  const at = Math.min(message.sentAt.getTime(), door.clock.now().getTime());
  const limitKey = JSON.stringify([address.channel, address.account, address.chat, sender.externalId]);
  const awareness = decideAwareness(awarenessFacts(message, door.limits.isLooping(limitKey, at)));
  if (awareness.kind === 'observe' || awareness.kind === 'ignore') return noteMessage(door, message, sender, awareness);
  return admitted(door, { message, sender, awareness, limitKey, at }, await identifySender(door, sender, message));
}

async function admitted(door: Door, from: FromNetwork, known: KnownSender): Promise<Received> {
  const { limits } = door;
  const { limitKey, at, message, sender, awareness } = from;
  const admission = decideAdmission({
    ...known,
    audience: message.audience,
    command: entryCommand(message),
    allowance: limits.allowance(limitKey, at),
  });
  if (admission.kind === 'silent') return noteMessage(door, message, sender, { kind: 'ignore', reason: admission.reason });
  // Counted before anything is waited for, so that what comes at the same time counts, too.
  const undo = admission.kind === 'notice' ? limits.noticing(limitKey, at) : limits.answering(limitKey, at);
  try {
    return await actOn(door, from, known, admission, awareness);
  } catch (cause) {
    undo();
    throw cause;
  }
}

async function actOn(
  door: Door,
  { message, sender }: FromNetwork,
  known: KnownSender,
  admission: Exclude<Admission, { kind: 'silent' }>,
  awareness: Awareness,
): Promise<Received> {
  if (admission.kind === 'offer-pairing') {
    await door.offerPairing(sender, message.address);
    return noteMessage(door, message, sender, { kind: 'ignore', reason: admission.reason });
  }
  const person = known.person ?? (await linkingGuest(door, message.address.channel, sender));
  const refused = admission.kind === 'notice' ? admission.reason : awareness.kind === 'refuse' ? awareness.reason : null;
  if (refused !== null) {
    await refuseMessage(door, message, refused, person.language);
    return noteMessage(door, message, sender, { kind: 'refuse', reason: refused });
  }
  const { channel, account } = message.address;
  const reply = { outboxId: door.ids.uuid(), language: person.language };
  return storeTurn(door, message, { reason: awareness.reason, personId: person.id, account: `${channel}:${account}`, reply });
}

async function storeTurn(
  { conversations, clock, ids, store }: Door,
  message: IncomingMessage,
  to: Pick<Parameters<StoreMessage>[0], 'personId' | 'account' | 'reply'> & { readonly reason: string },
): Promise<Received> {
  const { reason, personId, account, reply } = to;
  const receivedAt = clock.now();
  const { address, audience } = message;
  const conversation = await conversations.ensure(newConversation({ address, audience, personId }, ids.uuid(), receivedAt));
  const stored = await store({
    id: ids.uuid(),
    turnId: ids.uuid(),
    conversationId: conversation.id,
    personId,
    account,
    externalId: message.externalId ?? ids.uuid(),
    text: message.text,
    receivedAt,
    source: incomingSource(message, reason),
    attachments: message.attachments.map((each) => ({ ...each, id: ids.uuid(), name: safeName(each.name, each.kind) })),
    uploadIds: message.uploadIds ?? [],
    reply,
  });
  return { kind: 'stored', ...stored, conversationId: conversation.id };
}
