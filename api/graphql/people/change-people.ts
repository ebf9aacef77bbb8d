import type { Person } from '../../../domain/access/person.ts';
import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { PersonEnums } from './person.ts';

/** Deciding what others may do. */
export function defineChangePeople(builder: Builder, refs: Refs, { role }: PersonEnums): void {
  defineSetRole(builder, refs, role);
  defineBlock(builder, refs);
}

function defineSetRole(builder: Builder, refs: Refs, role: PersonEnums['role']): void {
  builder.relayMutationField(
    'setPersonRole',
    {
      description: 'Whose role, and which.',
      inputFields: (t) => ({
        id: t.id({ required: true, description: 'The person’s global id.' }),
        role: t.field({ type: role, required: true, description: 'The new role; there is one owner, and that stays so.' }),
      }),
    },
    {
      description: 'Gives somebody another role. Nobody decides about those who may as much as they.',
      authScopes: { may: 'people.change' },
      errors: { types: [UnknownIdError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Person> =>
        useCases.people.setRole(principal, idArgument('Person', input.id), input.role),
    },
    {
      description: 'The person.',
      outputFields: (t) => ({ person: t.field({ type: refs.person, description: 'As they are now.', resolve: (person) => person }) }),
    },
  );
}

function defineBlock(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'blockPerson',
    {
      description: 'Who is shut out or let in again.',
      inputFields: (t) => ({
        id: t.id({ required: true, description: 'The person’s global id.' }),
        isBlocked: t.boolean({ required: true, description: 'Whether they are shut out from now on.' }),
      }),
    },
    {
      description: 'Shuts somebody out everywhere and revokes their tokens, or lets them in again.',
      authScopes: { may: 'people.change' },
      errors: { types: [UnknownIdError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Person> =>
        useCases.people.setBlocked(principal, idArgument('Person', input.id), input.isBlocked),
    },
    {
      description: 'The person.',
      outputFields: (t) => ({ person: t.field({ type: refs.person, description: 'Whom it was about.', resolve: (person) => person }) }),
    },
  );
}
