import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { InvalidInputError } from '../errors.ts';
import type { Address } from '../messaging/address.ts';
import type { ReceiveMessage } from '../messaging/receive-message.ts';
import type { Page, PageRequest } from '../ports/page.ts';
import type { Ports } from '../ports/ports.ts';
import type { Conversation } from './conversation.ts';
import { makeFindConversation } from './find-conversation.ts';
import { makeGiveFeedback } from './give-feedback.ts';
import { newConversation } from './new-conversation.ts';
import { makeSendMessage } from './send-message.ts';
import type { Turn } from './turn.ts';

export type { SendMessageInput, SentMessage } from './send-message.ts';

const MAX_TITLE = 200;

export type WebConversations = ReturnType<typeof makeWebConversations>;

/** What a GraphQL client does with conversations: the `web` channel. */
export function makeWebConversations(
  deps: Pick<Ports, 'conversations' | 'conversationLog' | 'turns' | 'intents' | 'ids' | 'clock' | 'logger'> & {
    readonly receiveMessage: ReceiveMessage;
  },
) {
  const { conversations, conversationLog, ids, clock } = deps;
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

    send: makeSendMessage(deps),

    /** Those that the principal began, newest first. */
    async list(principal: Principal | null, page: PageRequest): Promise<Page<Conversation>> {
      assertAccess(principal, 'conversation.read');
      return conversations.listOf(principal.personId, page);
    },

    async get(principal: Principal | null, id: string): Promise<Conversation> {
      return find(principal, 'conversation.read', id);
    },

    /** The number of the conversation's newest event; 0: there is none. */
    async lastEvent(principal: Principal | null, id: string): Promise<number> {
      await find(principal, 'conversation.read', id);
      return conversationLog.last(id);
    },

    /** The turn, if the conversation it belongs to is the principal's. */
    async getTurn(principal: Principal | null, id: string): Promise<Turn> {
      return find.turn(principal, 'conversation.read', id);
    },

    giveFeedback: makeGiveFeedback(deps),
  };
}
