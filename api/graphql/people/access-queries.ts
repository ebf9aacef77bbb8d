import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Who may talk, who wants to, where, and with which commands. */
export function defineAccessQueries(builder: Builder, refs: Refs): void {
  builder.queryFields((t) => ({
    people: t.field({
      type: [refs.knownPerson],
      nullable: true,
      description: 'The people whom Parley knows, newest first, at most 1,000.',
      authScopes: { may: 'people.read' },
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.people.list(principal))],
    }),
    pairings: t.field({
      type: [refs.pairing],
      nullable: true,
      description: 'Strangers who wait to be let in, oldest first.',
      authScopes: { may: 'people.pair' },
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.pairing.pending(principal))],
    }),
    groups: t.field({
      type: [refs.group],
      nullable: true,
      description: 'The groups that Parley was ever in.',
      authScopes: { may: 'group.read' },
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.groups.list(principal))],
    }),
    commands: t.field({
      type: [refs.command],
      nullable: true,
      description: 'The commands that the caller may send in a private conversation.',
      authScopes: { may: 'self.read' },
      resolve: async (_root, _args, { useCases, principal }) => {
        const { language } = await useCases.readSelf(principal);
        return [...useCases.commands.list(principal, 'private', language)];
      },
    }),
  }));
}
