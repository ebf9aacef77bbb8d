import { groupName } from '../../../domain/access/manage-groups.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Chats of several people. */
export function defineGroup(builder: Builder, refs: Refs): void {
  builder.objectType(refs.group, {
    description: 'A chat of several people.',
    authScopes: { may: 'group.read' },
    fields: (t) => ({
      name: t.string({ description: 'By which it is named, such as `telegram:bot1:-100123`.', resolve: groupName }),
      title: t.exposeString('title', { description: 'What people there call it; empty: not known.' }),
      isAllowed: t.boolean({ description: 'Whether Parley answers there.', resolve: ({ standing }) => standing === 'allowed' }),
      observes: t.exposeBoolean('observes', { description: 'Whether what is not addressed to Parley is kept for the group’s memory.' }),
    }),
  });
}
