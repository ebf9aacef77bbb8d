import type { Conversation } from '../../../domain/conversation/conversation.ts';
import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

const WHERE = 'The conversation’s global id; left out: the caller’s own one on the web.';
const ERRORS = { types: [UnknownIdError, ConflictError] };

/** The choices that `/project`, `/verbose` and `/new` make in a chat. */
export function defineChoiceMutations(builder: Builder, refs: Refs): void {
  defineChooseProject(builder, refs);
  defineSetVerbosity(builder, refs);
  defineBeginAnew(builder, refs);
}

function defineChooseProject(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'chooseProject',
    {
      description: 'Which project, and where.',
      inputFields: (t) => ({
        project: t.string({ required: true, description: 'Its name, or a path below the workspace.' }),
        conversationId: t.id({ description: WHERE }),
      }),
    },
    {
      description: 'Chooses the project that is meant in a conversation when none is named.',
      authScopes: { may: 'project.read' },
      errors: ERRORS,
      resolve: (_root, { input }, { useCases, principal }): Promise<Conversation> =>
        useCases.conversationChoices.chooseProject(principal, place(input.conversationId), input.project),
    },
    {
      description: 'Where it is chosen.',
      outputFields: (t) => ({ conversation: t.field({ type: refs.conversation, description: 'As it is now.', resolve: (now) => now }) }),
    },
  );
}

function defineSetVerbosity(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'setVerbosity',
    {
      description: 'How much, and where.',
      inputFields: (t) => ({
        verbosity: t.int({ required: true, description: '0: the answer alone; 1: tools by name; 2: tools with what they are given.' }),
        conversationId: t.id({ description: WHERE }),
      }),
    },
    {
      description: 'Decides how much of the agent’s work a conversation is shown while it goes on.',
      authScopes: { may: 'task.create' },
      errors: ERRORS,
      resolve: (_root, { input }, { useCases, principal }): Promise<Conversation> =>
        useCases.conversationChoices.setVerbosity(principal, place(input.conversationId), input.verbosity),
    },
    {
      description: 'Where that is shown.',
      outputFields: (t) => ({ conversation: t.field({ type: refs.conversation, description: 'As it is now.', resolve: (now) => now }) }),
    },
  );
}

function defineBeginAnew(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'beginAnew',
    { description: 'Where.', inputFields: (t) => ({ conversationId: t.id({ description: WHERE }) }) },
    {
      description: 'Shows what was said in a conversation until now to no model any more, like `/new`.',
      authScopes: { may: 'conversation.write' },
      errors: ERRORS,
      resolve: (_root, { input }, { useCases, principal }): Promise<Conversation> =>
        useCases.conversationChoices.beginAnew(principal, place(input.conversationId)),
    },
    {
      description: 'What begins anew.',
      outputFields: (t) => ({ conversation: t.field({ type: refs.conversation, description: 'As it is now.', resolve: (now) => now }) }),
    },
  );
}

function place(conversationId: string | null | undefined): string | null {
  return conversationId == null ? null : idArgument('Conversation', conversationId);
}
