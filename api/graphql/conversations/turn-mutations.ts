import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

/** What can be done to a turn from outside, as with the buttons under its answer. */
export function defineTurnMutations(builder: Builder, refs: Refs): void {
  const which = { description: 'Which turn.' };
  builder.relayMutationField(
    'stopTurn',
    { ...which, inputFields: (t) => ({ turnId: t.id({ required: true, description: 'The turn’s global id.' }) }) },
    {
      description: 'Stops answering a message. When the answer came first, that is said.',
      authScopes: { may: 'turn.stop' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: async (_root, { input }, { useCases, principal }) => {
        const id = idArgument('Turn', input.turnId);
        await useCases.stopTurn.byPerson(principal, id);
        return useCases.conversations.getTurn(principal, id);
      },
    },
    {
      description: 'The stopped turn.',
      outputFields: (t) => ({ turn: t.field({ type: refs.turn, description: 'The turn as it is now.', resolve: (turn) => turn }) }),
    },
  );
  builder.relayMutationField(
    'retryTurn',
    { ...which, inputFields: (t) => ({ turnId: t.id({ required: true, description: 'The turn’s global id.' }) }) },
    {
      description: 'Answers a message again, with a model that comes after the one that did. The same turn is answered again once.',
      authScopes: { may: 'turn.retry' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: async (_root, { input }, { useCases, principal }) => {
        const { turnId } = await useCases.retryTurn(principal, idArgument('Turn', input.turnId));
        return useCases.conversations.getTurn(principal, turnId);
      },
    },
    {
      description: 'The new turn.',
      outputFields: (t) => ({
        turn: t.field({ type: refs.turn, description: 'The turn that answers it again.', resolve: (turn) => turn }),
      }),
    },
  );
}
