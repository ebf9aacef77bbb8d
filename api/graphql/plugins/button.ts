import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { ButtonRef } from '../../../domain/messaging/press-button.ts';
import type { Builder } from '../builder.ts';
import type { Refs, ShownButton } from '../refs.ts';
import { decodeButtonId, encodeButtonId } from './button-id.ts';

/** The buttons of a message, by their labels. */
export function buttonsOf(message: ButtonRef['message'], labels: readonly string[] = []): readonly ShownButton[] {
  return labels.map((label, at) => ({ label, message, at }));
}

/** What can be pressed under what Parley says. */
export function defineButton(builder: Builder, refs: Refs): void {
  builder.objectType(refs.button, {
    description: 'Something that can be pressed under what Parley says.',
    authScopes: { may: 'conversation.read' },
    fields: (t) => ({
      id: t.id({ description: 'What `pressButton` takes; opaque.', resolve: encodeButtonId }),
      label: t.exposeString('label', { description: 'What stands on it.' }),
    }),
  });
  builder.relayMutationField(
    'pressButton',
    { description: 'Which button.', inputFields: (t) => ({ id: t.id({ required: true, description: 'The button’s id.' }) }) },
    {
      description: 'Presses a button under an answer or notice. What it sets off comes by `conversationEvents`.',
      authScopes: { may: 'plugin.use' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<string> => useCases.pressButton(principal, decodeButtonId(input.id)),
    },
    {
      description: 'What came of it.',
      outputFields: (t) => ({ said: t.string({ description: 'What the person is told.', resolve: (said) => said }) }),
    },
  );
}
