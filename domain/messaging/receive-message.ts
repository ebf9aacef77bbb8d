import { languageOfTag } from '../access/language-of-tag.ts';
import { makeLinkStranger } from '../access/link-identities.ts';
import type { Language } from '../access/person.ts';
import { parseCommand } from '../commands/parse-command.ts';
import type { Turn } from '../conversation/turn.ts';
import { RejectedError } from '../errors.ts';
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
import { noteMessage } from './note-message.ts';
import { refuseMessage } from './refuse-message.ts';
import { makeStoreMessage } from './store-message.ts';
import type { StoreMessage } from './store-message.ts';
import { storeTurn } from './store-turn.ts';
import type { BucketRules } from './token-bucket.ts';
import { makeTurnDesk } from './turn-desk.ts';

const MOST_TRIES = 3;

export type Received =
  | {
      readonly kind: 'stored';
      readonly messageId: string;
      readonly turnId: string;
      readonly turn: Turn;
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
  | 'people'
  | 'loginCodes'
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

export type ReceiveMessage = (message: IncomingMessage) => Promise<Received>;

interface Door extends ReceiveMessageDeps {
  readonly store: StoreMessage;
  readonly linkStranger: ReturnType<typeof makeLinkStranger>;
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
 * `seat`: whoever runs turns in this process takes them from here.
 */
export function makeReceiveMessage(deps: ReceiveMessageDeps) {
  const desk = makeTurnDesk();
  const door: Door = {
    ...deps,
    store: makeStoreMessage({ ...deps, desk }),
    linkStranger: makeLinkStranger(deps),
    limits: makeExchangeLimits(deps.bucket),
  };
  const receive: ReceiveMessage = async (message) => {
    const { author } = message;
    const received =
      author.kind === 'person' ? await fromPerson(door, message, author.personId) : await fromNetwork(door, message, author.sender);
    const decision = received.kind === 'not-answered' ? received.decision : received.kind === 'stored' ? 'respond' : 'repeated';
    door.metrics.count('messages_total', { channel: message.address.channel, decision });
    return received;
  };
  return Object.assign(receive, { seat: desk.seat });
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
  return whoeverItIs(door, { message, sender, awareness, limitKey, at });
}

/** Their person may become another one (`/link`) between the look at it and the store, which is refused then: looked at again, it is not. */
async function whoeverItIs(door: Door, from: FromNetwork): Promise<Received> {
  const { message, sender } = from;
  let known = await identifySender(door, sender, message);
  for (let tries = 1; ; tries += 1) {
    try {
      return await admitted(door, from, known);
    } catch (cause) {
      if (!(cause instanceof RejectedError) || tries === MOST_TRIES) throw cause;
      const before = known.person?.id;
      known = await identifySender(door, sender, message);
      if (known.person?.id === before) throw cause;
    }
  }
}

async function admitted(door: Door, from: FromNetwork, known: KnownSender): Promise<Received> {
  const { limits } = door;
  const { limitKey, at, message, sender } = from;
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
    return await actOn(door, from, known, admission);
  } catch (cause) {
    undo();
    throw cause;
  }
}

async function actOn(
  door: Door,
  from: FromNetwork,
  known: KnownSender,
  admission: Exclude<Admission, { kind: 'silent' }>,
): Promise<Received> {
  const { message, sender, awareness } = from;
  if (admission.kind === 'offer-pairing') {
    await door.offerPairing(sender, message.address);
    return noteMessage(door, message, sender, { kind: 'ignore', reason: admission.reason });
  }
  const { channel, account } = message.address;
  // A stranger who is admitted says by a code who they are; whoever has a wrong one stays nobody.
  const code = parseCommand(message.text)?.argument ?? '';
  const person = known.person ?? (await door.linkStranger({ channel, externalId: sender.externalId }, code));
  if (typeof person === 'string') return refused(door, from, person, languageOfTag(sender.languageTag));
  if (admission.kind === 'notice') return refused(door, from, admission.reason, person.language);
  if (awareness.kind === 'refuse') return refused(door, from, awareness.reason, person.language);
  const reply = { outboxId: door.ids.uuid(), language: person.language };
  return storeTurn(door, message, { reason: awareness.reason, personId: person.id, account: `${channel}:${account}`, reply });
}

async function refused(
  door: Door,
  { message, sender }: FromNetwork,
  reason: Parameters<typeof refuseMessage>[2],
  language: Language,
): Promise<Received> {
  await refuseMessage(door, message, reason, language);
  return noteMessage(door, message, sender, { kind: 'refuse', reason });
}
