import type { Fact } from '../../../domain/memory/fact.ts';
import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { encodeGlobalId, idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

/** Remembering and forgetting. */
export function defineMemoryMutations(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'remember',
    {
      description: 'What to remember.',
      inputFields: (t) => ({ text: t.string({ required: true, description: 'One fact about the caller, 1 to 2000 characters.' }) }),
    },
    {
      description: 'Remembers a fact about the caller; the same fact again changes nothing.',
      authScopes: { may: 'memory.write' },
      errors: {},
      resolve: (_root, { input }, { useCases, principal }): Promise<Fact> => useCases.memories.remember(principal, input.text, null),
    },
    {
      description: 'What is now known.',
      outputFields: (t) => ({ memory: t.field({ type: refs.memory, description: 'The memory.', resolve: (fact) => fact }) }),
    },
  );
  builder.relayMutationField(
    'forget',
    {
      description: 'What to forget.',
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The memory’s global id.' }) }),
    },
    {
      description: 'Forgets something about the caller for good.',
      authScopes: { may: 'memory.write' },
      errors: { types: [UnknownIdError] },
      resolve: async (_root, { input }, { useCases, principal }) => {
        const id = idArgument('Memory', input.id);
        await useCases.memories.forget(principal, id);
        return { id };
      },
    },
    {
      description: 'What was forgotten.',
      outputFields: (t) => ({
        forgottenId: t.id({ description: 'The global id that it had.', resolve: ({ id }) => encodeGlobalId('Memory', id) }),
      }),
    },
  );
}
