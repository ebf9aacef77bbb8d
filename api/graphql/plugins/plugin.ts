import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

const WHERE = 'The conversation’s global id; left out: the caller’s own one on the web.';

/** The helpers, and where they are on. */
export function definePlugins(builder: Builder, refs: Refs): void {
  definePlugin(builder, refs);
  builder.queryFields((t) => ({
    plugins: t.field({
      type: [refs.plugin],
      description: 'The helpers that there are, by name, as they are in a conversation.',
      authScopes: { may: 'plugin.read' },
      args: { conversationId: t.arg.id({ description: WHERE }) },
      resolve: (_root, { conversationId }, { useCases, principal }) => useCases.pluginsIn.list(principal, place(conversationId)),
    }),
  }));
  builder.relayMutationField(
    'switchPlugin',
    {
      description: 'Which helper, and where.',
      inputFields: (t) => ({
        name: t.string({ required: true, description: 'Its name.' }),
        isOn: t.boolean({ required: true, description: 'Whether it is to answer there.' }),
        conversationId: t.id({ description: WHERE }),
      }),
    },
    {
      description: 'Switches a helper on or off in a chat with all its threads.',
      authScopes: { may: 'plugin.change' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }) =>
        useCases.pluginsIn.switch(principal, place(input.conversationId), input.name, input.isOn),
    },
    {
      description: 'What was switched.',
      outputFields: (t) => ({ plugin: t.field({ type: refs.plugin, description: 'As it is now.', resolve: (plugin) => plugin }) }),
    },
  );
}

function definePlugin(builder: Builder, refs: Refs): void {
  builder.objectType(refs.plugin, {
    description: 'A helper that answers some messages.',
    authScopes: { may: 'plugin.read' },
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Its name.' }),
      version: t.exposeString('version', { description: 'Its version.' }),
      description: t.exposeString('description', { description: 'What it does, in the caller’s language.' }),
      permissions: t.stringList({
        description: 'What it is given, such as `internet`, as far as the role of whoever asks allows it.',
        resolve: ({ permissions }) => [...permissions],
      }),
      commands: t.stringList({ description: 'Its commands, without the slash.', resolve: ({ commands }) => [...commands] }),
      isOn: t.exposeBoolean('isOn', { description: 'Whether it answers in this conversation.' }),
    }),
  });
}

function place(conversationId: string | null | undefined): string | null {
  return conversationId == null ? null : idArgument('Conversation', conversationId);
}
