import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import { orNull } from '../or-null.ts';
import type { Refs } from '../refs.ts';

/** The sequence of turns at one address. */
export function defineConversation(builder: Builder, refs: Refs): void {
  const channel = builder.enumType('Channel', {
    description: 'A network on which people talk.',
    values: {
      TELEGRAM: { value: 'telegram', description: 'Telegram.' },
      MATRIX: { value: 'matrix', description: 'Matrix.' },
      WEB: { value: 'web', description: 'GraphQL clients: the console, the terminal, programs.' },
    } as const,
  });
  builder.node(refs.conversation, {
    description: 'The sequence of turns at one address.',
    authScopes: { may: 'conversation.read' },
    id: { resolve: (conversation) => conversation.id },
    loadWithoutCache: (id, { useCases, principal }) => loadNode(id, () => useCases.conversations.get(principal, id)),
    fields: (t) => ({
      title: t.exposeString('title', { nullable: true, description: 'Its title; null: it has none.' }),
      channel: t.field({ type: channel, description: 'Where it takes place.', resolve: ({ address }) => address.channel }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
      project: t.field({
        type: refs.project,
        nullable: true,
        description: 'The project that is meant there when none is named; null: none is chosen, or the caller may not use it.',
        complexity: 5,
        resolve: ({ projectId }, _args, context) => (projectId === null ? null : orNull(() => context.project(projectId))),
      }),
      verbosity: t.exposeInt('verbosity', {
        description:
          'How much of the agent’s work is shown there, 0, 1 or 2: the answer alone, tools by name, tools with what they are given.',
      }),
      lastEvent: t.int({
        description: 'The number of its newest event; 0: there is none.',
        complexity: 5,
        resolve: ({ id }, _args, { useCases, principal }) => useCases.conversations.lastEvent(principal, id),
      }),
    }),
  });
}
