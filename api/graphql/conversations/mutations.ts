import type { Conversation } from '../../../domain/conversation/conversation.ts';
import type { Turn } from '../../../domain/conversation/turn.ts';
import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { defineChoiceMutations } from './choice-mutations.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { TurnEnums } from './turn-enums.ts';
import { defineTurnMutations } from './turn-mutations.ts';

/** Talking to Parley. */
export function defineConversationMutations(builder: Builder, refs: Refs, enums: TurnEnums): void {
  defineCreateConversation(builder, refs);
  defineSendMessage(builder, refs);
  defineGiveFeedback(builder, refs, enums);
  defineTurnMutations(builder, refs);
  defineChoiceMutations(builder, refs);
}

function defineCreateConversation(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'createConversation',
    {
      description: 'How the conversation begins.',
      inputFields: (t) => ({ title: t.string({ description: 'Its title, at most 200 characters; left out: none.' }) }),
    },
    {
      description: 'Begins a conversation on the web.',
      authScopes: { may: 'conversation.create' },
      errors: {},
      resolve: (_root, { input }, { useCases, principal }): Promise<Conversation> =>
        useCases.conversations.create(principal, input.title ?? null),
    },
    {
      description: 'The new conversation.',
      outputFields: (t) => ({
        conversation: t.field({ type: refs.conversation, description: 'The conversation.', resolve: (conversation) => conversation }),
      }),
    },
  );
}

function defineSendMessage(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'sendMessage',
    {
      description: 'What to say, and where.',
      inputFields: (t) => ({
        text: t.string({ required: true, description: 'The text, at most 100,000 characters; may be empty when files come with it.' }),
        conversationId: t.id({ description: 'The conversation’s global id; left out: the caller’s own one on the web.' }),
        clientMessageId: t.string({
          description: 'The same id sent again is the same message, with the same turn; left out: always a new one.',
        }),
        uploadIds: t.idList({ description: 'What `POST /uploads` answered for the files that come with it, at most 10.' }),
      }),
    },
    {
      description: 'Sends a message; its reply comes by `conversationEvents`.',
      authScopes: { may: 'conversation.write' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: async (_root, { input }, { useCases, principal }) => {
        const { turn, messageId, conversation } = await useCases.conversations.send(principal, {
          text: input.text,
          conversationId: input.conversationId == null ? null : idArgument('Conversation', input.conversationId),
          clientMessageId: input.clientMessageId ?? null,
          uploadIds: (input.uploadIds ?? []).map((id) => idArgument('Attachment', id)),
        });
        return { turn, conversation, message: { id: messageId, text: turn.text } };
      },
    },
    {
      description: 'The stored message and its turn.',
      outputFields: (t) => ({
        message: t.field({
          type: refs.message,
          description: 'The message as it was stored. Asked for beside an error’s `message`, one of the two needs an alias.',
          resolve: ({ message }) => message,
        }),
        turn: t.field({ type: refs.turn, description: 'What is being done to answer it.', resolve: ({ turn }) => turn }),
        conversation: t.field({
          type: refs.conversation,
          description: 'Where it was said.',
          resolve: ({ turn, conversation }, _args, { useCases, principal }) =>
            conversation ?? useCases.conversations.get(principal, turn.conversationId),
        }),
      }),
    },
  );
}

function defineGiveFeedback(builder: Builder, refs: Refs, { feedback }: TurnEnums): void {
  builder.relayMutationField(
    'giveFeedback',
    {
      description: 'Which answer, and what about it.',
      inputFields: (t) => ({
        turnId: t.id({ required: true, description: 'The turn’s global id.' }),
        value: t.field({ type: feedback, required: true, description: 'Whether it helped.' }),
      }),
    },
    {
      description: 'Says what the caller thinks of an answer; a later word replaces an earlier one.',
      authScopes: { may: 'turn.feedback' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Turn> =>
        useCases.conversations.giveFeedback(principal, idArgument('Turn', input.turnId), input.value),
    },
    {
      description: 'The judged turn.',
      outputFields: (t) => ({ turn: t.field({ type: refs.turn, description: 'The turn as it is now.', resolve: (turn) => turn }) }),
    },
  );
}
