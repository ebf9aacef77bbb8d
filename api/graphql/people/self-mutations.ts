import type { Person } from '../../../domain/access/person.ts';
import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';
import type { PersonEnums } from './person.ts';

/** Being the same person everywhere, and how one is spoken to. */
export function defineSelfMutations(builder: Builder, refs: Refs, { language, training }: PersonEnums): void {
  builder.relayMutationField(
    'createLinkCode',
    null,
    {
      description: 'Makes a code that makes whoever sends `/link CODE` in a chat within 10 minutes the caller, once.',
      authScopes: { may: 'person.link' },
      errors: {},
      resolve: (_root, _args, { useCases, principal }) => useCases.links.createCode(principal),
    },
    {
      description: 'The new code.',
      outputFields: (t) => ({
        code: t.string({ description: 'What to send after `/link`.', resolve: ({ code }) => code }),
        expiresAt: t.field({ type: 'DateTime', description: 'Until when it can be used.', resolve: ({ expiresAt }) => expiresAt }),
      }),
    },
  );
  builder.relayMutationField(
    'changeSettings',
    {
      description: 'What is left out stays as it is.',
      inputFields: (t) => ({
        language: t.field({ type: language, description: 'The language in which Parley speaks to the caller.' }),
        timeZone: t.string({ description: 'An IANA zone such as `Europe/Berlin`.' }),
        freeModelsFirst: t.boolean({ description: 'Whether models that cost nothing are asked before all others.' }),
        keepsMemory: t.boolean({
          description: 'Whether what the caller says, here and in groups, is kept in memory; what is said while it is not never is.',
        }),
        training: t.field({
          type: training,
          description: 'Which of the caller’s messages may be kept to learn from; what may not any more is removed at once.',
        }),
      }),
    },
    {
      description: 'Changes how Parley speaks to the caller, and what it learns and keeps of them.',
      authScopes: { may: 'settings.change' },
      errors: { types: [UnknownIdError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Person> =>
        useCases.changeSettings(principal, {
          ...(input.language == null ? {} : { language: input.language }),
          ...(input.timeZone == null ? {} : { timeZone: input.timeZone }),
          ...(input.freeModelsFirst == null ? {} : { freeModelsFirst: input.freeModelsFirst }),
          ...(input.keepsMemory == null ? {} : { keepsMemory: input.keepsMemory }),
          ...(input.training == null ? {} : { training: input.training }),
        }),
    },
    {
      description: 'The caller.',
      outputFields: (t) => ({ person: t.field({ type: refs.person, description: 'As they are now.', resolve: (person) => person }) }),
    },
  );
}
