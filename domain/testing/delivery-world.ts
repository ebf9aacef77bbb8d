import { startChannel } from '../delivery/drive-channel.ts';
import type { DrivenChannel } from '../delivery/drive-channel.ts';
import type { OutboxBody } from '../delivery/outbox-entry.ts';
import type { ClaimedTurn } from '../conversation/turn.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { ChannelDoor, ChatAdapter } from '../ports/chat-adapter.ts';
import type { NewNotice } from '../ports/outbox.ts';
import type { Ports } from '../ports/ports.ts';
import { ANNA, furnish, makeDomainWorld } from './domain-world.ts';
import type { DomainWorld, DomainWorldOptions } from './domain-world.ts';
import { makeFakeChannel } from './fake-channel.ts';
import type { FakeChannel, FakeChannelOptions } from './fake-channel.ts';
import { aConversation, aMessage, anAnswer, uuid } from './fixtures.ts';

export interface Place {
  readonly chat: string;
  readonly thread?: string | null;
  readonly audience?: 'private' | 'group';
}

/** A turn that a test answers word by word. */
export interface Answering {
  readonly turnId: string;
  grow(text: string): Promise<void>;
  end(body: string | OutboxBody): Promise<void>;
}

export interface DeliveryWorld extends DomainWorld {
  readonly channel: FakeChannel;
  /** Begins to drive the fake. */
  drive(ports?: Ports, channel?: ChatAdapter, workerId?: string): DrivenChannel;
  /** Somebody writes at a place, and their turn begins. */
  ask(place: Place, question?: string): Promise<Answering>;
  notify(place: Place, key: string, body: string | OutboxBody): Promise<void>;
}

export const CLOSED_DOOR: ChannelDoor = {
  message: async () => {},
  press: async () => null,
  redacted: async () => {},
  membership: async () => 'stay',
  migrated: async () => {},
};

const ANSWERER = { workerId: uuid(900), milliseconds: 3_600_000 };

export function textBody(markdown: string, change: Partial<Extract<OutboxBody, { kind: 'text' }>> = {}): OutboxBody {
  return { kind: 'text', markdown, buttons: [], followTaskId: null, ...change };
}

/** A world with a strict network in it and nobody who drives it yet. */
export async function makeDeliveryWorld(
  options: DomainWorldOptions = {},
  network: Omit<FakeChannelOptions, 'clock'> = {},
): Promise<DeliveryWorld> {
  const world = await furnish(makeDomainWorld(options));
  const channel = makeFakeChannel({ ...network, clock: world.clock });
  let [messages, workers] = [0, 0];
  const drive: DeliveryWorld['drive'] = (ports = world, adapter = channel, workerId = uuid(9000 + (workers += 1))) =>
    startChannel(ports, adapter, { workerId, door: CLOSED_DOOR, menu: () => [] });
  return {
    ...world,
    channel,
    drive,
    ask: async (place, question) => answering(world, place, (messages += 1), question),
    notify: async (place, key, body) => {
      await world.outbox.add({ ...(await noticeAt(world, place)), key, body: typeof body === 'string' ? textBody(body) : body });
      world.doorbell.ring('work:outbox');
    },
  };
}

async function answering(world: DomainWorld, place: Place, number: number, question: string | undefined): Promise<Answering> {
  const conversation = await conversationAt(world, place);
  const message = aMessage(number, {
    conversationId: conversation.id,
    personId: ANNA.id,
    account: 'telegram:bot1',
    receivedAt: world.clock.now(),
    source: { ...PLAIN_SOURCE, externalId: question ?? null },
    reply: { outboxId: uuid(20_000 + number), language: 'ru' },
  });
  await world.inbox.store(message);
  world.doorbell.ring('work:outbox');
  return { turnId: message.turnId, ...hand(world, message.turnId, conversation.id, await claimed(world, message.turnId)) };
}

async function claimed(world: DomainWorld, turnId: string): Promise<ClaimedTurn | null> {
  const turn = await world.inbox.claim(ANSWERER);
  if (turn !== null && turn.turn.id !== turnId) throw new Error('another turn comes first');
  return turn;
}

function hand(world: DomainWorld, turnId: string, conversationId: string, first: ClaimedTurn | null): Omit<Answering, 'turnId'> {
  let mine = first;
  const fence = async (): Promise<number> => {
    mine ??= await claimed(world, turnId);
    if (mine === null) throw new Error('the turn before has not ended');
    return mine.fence;
  };
  return {
    grow: async (text) => {
      await world.conversationLog.putPartial(conversationId, await fence(), { turnId, text });
      world.doorbell.ring(`conversation:${conversationId}`);
    },
    end: async (body) => {
      const told = typeof body === 'string' ? textBody(body, { buttons: ['good', 'bad', 'retry'] }) : body;
      await world.turns.finish(turnId, await fence(), anAnswer({ endedAt: world.clock.now() }), told);
      world.doorbell.ring(`conversation:${conversationId}`, 'work:outbox');
    },
  };
}

async function conversationAt(world: DomainWorld, { chat, thread = null, audience = 'private' }: Place) {
  const address = { channel: 'telegram', account: 'bot1', chat, thread } as const;
  const conversation = aConversation({ id: world.ids.uuid(), address, audience, personId: ANNA.id, createdAt: world.clock.now() });
  return world.conversations.ensure(conversation);
}

async function noticeAt(world: DomainWorld, place: Place): Promise<Omit<NewNotice, 'key' | 'body'>> {
  const { id, address, audience } = await conversationAt(world, place);
  return { id: world.ids.uuid(), address, audience, language: 'ru', conversationId: id, replyTo: null, createdAt: world.clock.now() };
}
