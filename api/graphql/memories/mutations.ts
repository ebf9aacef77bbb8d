import type { Fact } from '../../../domain/memory/fact.ts';
import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { encodeGlobalId, idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

/** Remembering, correcting and forgetting. */
export function defineMemoryMutations(builder: Builder, refs: Refs): void {
  defineRemember(builder, refs);
  defineCorrect(builder, refs);
  defineForget(builder);
}

function defineRemember(builder: Builder, refs: Refs): void {
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
}

function defineCorrect(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'correctMemory',
    {
      description: 'What is wrong, and how it is.',
      inputFields: (t) => ({
        id: t.id({ required: true, description: 'The memory’s global id.' }),
        text: t.string({ required: true, description: 'What is right, 1 to 2000 characters.' }),
      }),
    },
    {
      description: 'Says anew what Parley has got wrong about the caller; what was wrong is gone.',
      authScopes: { may: 'memory.write' },
      errors: { types: [UnknownIdError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Fact> =>
        useCases.memories.correct(principal, idArgument('Memory', input.id), input.text),
    },
    {
      description: 'What is now known.',
      outputFields: (t) => ({ memory: t.field({ type: refs.memory, description: 'The memory.', resolve: (fact) => fact }) }),
    },
  );
}

function defineForget(builder: Builder): void {
  builder.relayMutationField(
    'forget',
    {
      description: 'What to forget.',
      inputFields: (t) => ({
        id: t.id({ required: true, description: 'The memory’s global id.' }),
        group: t.string({ description: 'The group in which it is remembered; left out: it is the caller’s own.' }),
      }),
    },
    {
      description: 'Forgets something for good, with the messages in which it was said or shown word for word.',
      authScopes: { may: 'memory.write' },
      errors: { types: [UnknownIdError] },
      resolve: async (_root, { input }, { useCases, principal }) => {
        const id = idArgument('Memory', input.id);
        if (input.group == null) await useCases.memories.forget(principal, id);
        else await useCases.memories.forgetOfGroup(principal, await useCases.groups.find(principal, input.group), id);
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
