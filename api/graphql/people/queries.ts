import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Who asks, and the tokens they have. */
export function definePeopleQueries(builder: Builder, refs: Refs): void {
  builder.queryFields((t) => ({
    me: t.field({
      type: refs.person,
      nullable: true,
      description: 'The person who asks.',
      authScopes: { may: 'self.read' },
      resolve: (_root, _args, { useCases, principal }) => useCases.readSelf(principal),
    }),
    tokens: t.field({
      type: [refs.token],
      nullable: true,
      description: 'The caller’s own tokens and browser sessions, also those that ended.',
      authScopes: { may: 'token.read' },
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.tokens.list(principal))],
    }),
  }));
}
