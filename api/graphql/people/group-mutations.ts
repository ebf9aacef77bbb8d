import type { Group } from '../../../domain/access/group.ts';
import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

const WHICH = 'Its name, such as `telegram:bot1:-100123`, its chat id, or its title.';

/** Deciding where Parley answers. */
export function defineGroupMutations(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'allowGroup',
    {
      description: 'Which group.',
      inputFields: (t) => ({
        group: t.string({ required: true, description: WHICH }),
        observe: t.boolean({ description: 'Whether to keep what is not addressed to Parley; left out: as before, at first not.' }),
      }),
    },
    {
      description: 'Lets Parley answer in a group.',
      authScopes: { may: 'group.change' },
      errors: { types: [UnknownIdError] },
      resolve: async (_root, { input }, { useCases, principal }): Promise<Group> =>
        useCases.groups.allow(principal, await useCases.groups.find(principal, input.group), input.observe ?? undefined),
    },
    {
      description: 'The group.',
      outputFields: (t) => ({ group: t.field({ type: refs.group, description: 'As it is now.', resolve: (group) => group }) }),
    },
  );
  builder.relayMutationField(
    'denyGroup',
    {
      description: 'Which group.',
      inputFields: (t) => ({ group: t.string({ required: true, description: WHICH }) }),
    },
    {
      description: 'Ends answering in a group, and keeping what is said there.',
      authScopes: { may: 'group.change' },
      errors: { types: [UnknownIdError] },
      resolve: async (_root, { input }, { useCases, principal }): Promise<Group> =>
        useCases.groups.deny(principal, await useCases.groups.find(principal, input.group)),
    },
    {
      description: 'The group.',
      outputFields: (t) => ({ group: t.field({ type: refs.group, description: 'As it is now.', resolve: (group) => group }) }),
    },
  );
}
