import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, InvalidInputError } from '../errors.ts';
import type { Address } from '../messaging/address.ts';
import { MAX_MESSAGE_LENGTH } from '../messaging/awareness.ts';
import { newConversation } from '../messaging/receive-message.ts';
import type { Received, ReceiveMessage } from '../messaging/receive-message.ts';
import type { Page, PageRequest } from '../ports/page.ts';
import type { Ports } from '../ports/ports.ts';
import type { Conversation } from './conversation.ts';
import { makeFindConversation } from './find-conversation.ts';
import type { Feedback, Turn } from './turn.ts';

const MAX_TITLE = 200;
const MAX_CLIENT_ID = 200;

export interface SendMessageInput {
  readonly text: string;
  /** Null: the caller's own conversation on the web. */
  readonly conversationId: string | null;
  /** The same id again is the same message; null: always a new one. */
  readonly clientMessageId: string | null;
}

export interface SentMessage {
  readonly messageId: string;
  readonly turn: Turn;
  /** False: it had been sent before, and nothing was done again. */
  readonly isNew: boolean;
}

export type WebConversations = ReturnType<typeof makeWebConversations>;

/** What a GraphQL client does with conversations: the `web` channel. */
export function makeWebConversations(
  deps: Pick<Ports, 'conversations' | 'conversationLog' | 'turns' | 'ids' | 'clock'> & { readonly receiveMessage: ReceiveMessage },
) {
  const { conversations, turns, ids, clock, receiveMessage } = deps;
  const find = makeFindConversation(deps);
  return {
    async create(principal: Principal | null, title: string | null): Promise<Conversation> {
      assertAccess(principal, 'conversation.create');
      if (title !== null && title.length > MAX_TITLE) throw new InvalidInputError('title', `A title has at most ${MAX_TITLE} characters.`);
      const id = ids.uuid();
      const address: Address = { channel: 'web', account: 'parley', chat: id, thread: null };
      const fresh = newConversation({ address, audience: 'private', personId: principal.personId }, id, clock.now());
      return conversations.ensure({ ...fresh, title: title?.trim() || null });
    },

    async send(principal: Principal | null, input: SendMessageInput): Promise<SentMessage> {
      const conversation = input.conversationId === null ? null : await find(principal, 'conversation.write', input.conversationId);
      if (conversation === null) assertAccess(principal, 'conversation.create');
      if (principal === null) throw new ConflictError('Nobody is asking.');
      assertSendable(input);
      if (conversation !== null && conversation.address.channel !== 'web') {
        throw new ConflictError(`This conversation takes place on ${conversation.address.channel}: write there.`);
      }
      const received = await receiveMessage({
        address: conversation?.address ?? ownAddress(principal.personId),
        audience: 'private',
        personId: principal.personId,
        externalId: input.clientMessageId,
        text: input.text,
        addressing: 'none',
        isFromBot: false,
      });
      return sentMessage(received, turns);
    },

    async list(principal: Principal | null, page: PageRequest): Promise<Page<Conversation>> {
      assertAccess(principal, 'self.read');
      return conversations.listOf(principal.personId, page);
    },

    async get(principal: Principal | null, id: string): Promise<Conversation> {
      return find(principal, 'conversation.read', id);
    },

    /** The number of the conversation's newest event; 0: there is none. */
    async lastEvent(principal: Principal | null, id: string): Promise<number> {
      await find(principal, 'conversation.read', id);
      return deps.conversationLog.last(id);
    },

    /** The turn, if the conversation it belongs to is the principal's. */
    async getTurn(principal: Principal | null, id: string): Promise<Turn> {
      return find.turn(principal, 'conversation.read', id);
    },

    async giveFeedback(principal: Principal | null, turnId: string, feedback: Feedback): Promise<Turn> {
      const turn = await find.turn(principal, 'turn.feedback', turnId);
      if (turn.outcome === null) throw new ConflictError('This turn has not ended yet: judge it when its reply is there.');
      await turns.setFeedback(turnId, feedback);
      return { ...turn, feedback };
    },
  };
}

/** Where a person talks to Parley on the web when they name no conversation. */
function ownAddress(personId: string): Address {
  return { channel: 'web', account: 'parley', chat: personId, thread: null };
}

function assertSendable(input: SendMessageInput): void {
  if (input.text.trim() === '') throw new InvalidInputError('text', 'A message needs some text.');
  if (input.text.length > MAX_MESSAGE_LENGTH) {
    throw new InvalidInputError('text', `A message has at most ${MAX_MESSAGE_LENGTH} characters; this one has ${input.text.length}.`);
  }
  const { clientMessageId } = input;
  if (clientMessageId !== null && (clientMessageId === '' || clientMessageId.length > MAX_CLIENT_ID)) {
    throw new InvalidInputError('clientMessageId', `A client's message id has 1 to ${MAX_CLIENT_ID} characters.`);
  }
}

async function sentMessage(received: Received, turns: Ports['turns']): Promise<SentMessage> {
  if (received.kind === 'not-answered') throw new InvalidInputError('text', 'This message cannot be answered.');
  const turn = await turns.get(received.turnId);
  if (turn === null) throw new ConflictError('The conversation was deleted meanwhile.');
  return { messageId: received.messageId, turn, isNew: received.isNew };
}
