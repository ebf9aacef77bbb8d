import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** People as those see them who decide about them. */
export function defineKnownPerson(builder: Builder, refs: Refs): void {
  builder.objectType(refs.identity, {
    description: 'A person as one channel knows them.',
    authScopes: { may: 'people.read' },
    fields: (t) => ({
      channel: t.exposeString('channel', { description: '`telegram`, `matrix` or `web`.' }),
      externalId: t.exposeString('externalId', { description: 'The channel’s own id of them.' }),
    }),
  });
  builder.objectType(refs.knownPerson, {
    description: 'A person, where they are known, and whether they may talk.',
    authScopes: { may: 'people.read' },
    fields: (t) => ({
      person: t.field({ type: refs.person, description: 'The person.', resolve: ({ person }) => person }),
      isBlocked: t.exposeBoolean('isBlocked', { description: 'Whether they are shut out.' }),
      identities: t.field({
        type: [refs.identity],
        description: 'On which channels they are known, and as whom.',
        resolve: ({ identities }) => [...identities],
      }),
    }),
  });
}
