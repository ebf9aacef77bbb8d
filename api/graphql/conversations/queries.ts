import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import { pageArgs, pageComplexity, pageRequest, toConnection } from '../page.ts';
import type { Refs } from '../refs.ts';

/** The caller's conversations. */
export function defineConversationQueries(builder: Builder, refs: Refs): void {
  const connection = builder.connectionObject(
    { type: refs.conversation, name: 'ConversationConnection', description: 'A page of conversations.' },
    { name: 'ConversationEdge', description: 'A conversation in a page.' },
  );
  builder.queryFields((t) => ({
    conversations: t.field({
      type: connection,
      nullable: true,
      description: 'The conversations that the caller began, newest first.',
      authScopes: { may: 'conversation.read' },
      complexity: pageComplexity,
      args: pageArgs(builder),
      resolve: async (_root, args, { useCases, principal }) => {
        const page = pageRequest(args);
        return toConnection(await useCases.conversations.list(principal, page), page);
      },
    }),
    conversation: t.field({
      type: refs.conversation,
      nullable: true,
      description: 'One conversation; null without an id: the caller has said nothing on the web yet.',
      authScopes: { may: 'conversation.read' },
      args: { id: t.arg.id({ description: 'Its global id; left out: the caller’s own one on the web.' }) },
      resolve: (_root, { id }, { useCases, principal }) =>
        id == null ? useCases.conversationChoices.own(principal) : useCases.conversations.get(principal, idArgument('Conversation', id)),
    }),
  }));
}
