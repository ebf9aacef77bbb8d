import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, InvalidInputError } from '../errors.ts';
import { MAX_MESSAGE_LENGTH } from '../messaging/awareness.ts';
import type { Received, ReceiveMessage } from '../messaging/receive-message.ts';
import type { Ports } from '../ports/ports.ts';
import { makeFindConversation } from './find-conversation.ts';
import { ownAddress } from './own-address.ts';
import type { Conversation } from './conversation.ts';
import type { Turn } from './turn.ts';

const MAX_CLIENT_ID = 200;
const MAX_UPLOADS = 10;

export interface SendMessageInput {
  /** May be empty when files come with it. */
  readonly text: string;
  /** Null: the caller's own conversation on the web. */
  readonly conversationId: string | null;
  /** The same id again is the same message; null: always a new one. */
  readonly clientMessageId: string | null;
  /** Files that the caller uploaded and no message has taken, in their order; absent: none. */
  readonly uploadIds?: readonly string[];
}

export interface SentMessage {
  readonly messageId: string;
  readonly turn: Turn;
  /** Where it was said, as it was before; null: the caller named no conversation. */
  readonly conversation: Conversation | null;
  /** False: it had been sent before, and nothing was done again. */
  readonly isNew: boolean;
}

/**
 * Takes a message from a web client; when this returns, the message is stored and will be answered. Refuses bad input before anything is
 * made, and throws an UnknownIdError when an upload is not the caller's or was taken by another message.
 */
export function makeSendMessage(deps: Pick<Ports, 'conversations' | 'turns' | 'clock'> & { readonly receiveMessage: ReceiveMessage }) {
  const find = makeFindConversation(deps);
  return async (principal: Principal | null, input: SendMessageInput): Promise<SentMessage> => {
    const { conversationId, clientMessageId, text, uploadIds = [] } = input;
    assertAccess(principal, conversationId === null ? 'conversation.create' : 'conversation.write');
    const conversation = conversationId === null ? null : await find(principal, 'conversation.write', conversationId);
    assertSendable(input);
    if (conversation !== null && conversation.address.channel !== 'web') {
      throw new ConflictError(`This conversation takes place on ${conversation.address.channel}: write there.`);
    }
    const received = await deps.receiveMessage({
      address: conversation?.address ?? ownAddress(principal.personId),
      ...(conversation === null ? {} : { conversationId: conversation.id }),
      audience: 'private',
      author: { kind: 'person', personId: principal.personId },
      externalId: clientMessageId,
      isEdit: false,
      text,
      attachments: [],
      uploadIds: [...new Set(uploadIds)],
      mentionsUs: false,
      commandTarget: null,
      repliesTo: null,
      isForwarded: false,
      sentAt: deps.clock.now(),
    });
    return sentMessage(received, conversation);
  };
}

function assertSendable({ text, clientMessageId, uploadIds = [] }: SendMessageInput): void {
  if (text.trim() === '' && uploadIds.length === 0) throw new InvalidInputError('text', 'A message needs some text.');
  if (uploadIds.length > MAX_UPLOADS) throw new InvalidInputError('uploadIds', `A message has at most ${MAX_UPLOADS} files.`);
  if (text.length > MAX_MESSAGE_LENGTH) {
    throw new InvalidInputError('text', `A message has at most ${MAX_MESSAGE_LENGTH} characters; this one has ${text.length}.`);
  }
  if (clientMessageId !== null && (clientMessageId === '' || clientMessageId.length > MAX_CLIENT_ID)) {
    throw new InvalidInputError('clientMessageId', `A client's message id has 1 to ${MAX_CLIENT_ID} characters.`);
  }
}

function sentMessage(received: Received, conversation: Conversation | null): SentMessage {
  if (received.kind !== 'stored') throw new InvalidInputError('text', 'This message cannot be answered.');
  const { messageId, turn, isNew } = received;
  return { messageId, turn, conversation, isNew };
}
