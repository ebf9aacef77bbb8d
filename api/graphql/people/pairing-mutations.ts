import type { PairingRequest } from '../../../domain/access/pairing.ts';
import type { Person } from '../../../domain/access/person.ts';
import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { PersonEnums } from './person.ts';

/** Letting strangers in, or not. */
export function definePairingMutations(builder: Builder, refs: Refs, { role }: PersonEnums): void {
  builder.relayMutationField(
    'approvePairing',
    {
      description: 'Who is let in, and as what.',
      inputFields: (t) => ({
        code: t.string({ required: true, description: 'The code that the stranger was given.' }),
        role: t.field({ type: role, required: true, description: 'What they may do; `OWNER`: they are the owner, who says so.' }),
      }),
    },
    {
      description: 'Lets in who has this code, and welcomes them.',
      authScopes: { may: 'people.pair' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Person> => useCases.pairing.approve(principal, input.code, input.role),
    },
    {
      description: 'Who was let in.',
      outputFields: (t) => ({ person: t.field({ type: refs.person, description: 'The person.', resolve: (person) => person }) }),
    },
  );
  builder.relayMutationField(
    'denyPairing',
    {
      description: 'Who is not let in.',
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The pairing’s global id.' }) }),
    },
    {
      description: 'Makes a stranger’s code useless. They are not told, and can ask again an hour after they did.',
      authScopes: { may: 'people.pair' },
      errors: { types: [UnknownIdError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<PairingRequest> =>
        useCases.pairing.deny(principal, idArgument('Pairing', input.id)),
    },
    {
      description: 'Who was not let in.',
      outputFields: (t) => ({ pairing: t.field({ type: refs.pairing, description: 'Their request.', resolve: (pairing) => pairing }) }),
    },
  );
}
