import { z } from 'zod';

import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

const MAX_FIRST = 200;
const RANGE = `Ask for 1 to ${MAX_FIRST} memories at a time.`;

/** What is remembered. */
export function defineMemoryQueries(builder: Builder, refs: Refs): void {
  builder.queryFields((t) => ({
    memories: t.field({
      type: [refs.memory],
      nullable: true,
      description:
        'What Parley knows about the caller, newest first. For more, ask again after the last one; fewer than asked for: there are no more.',
      authScopes: { may: 'memory.read' },
      complexity: ({ first }) => ({ field: 2, multiplier: Math.min(Math.max(first ?? MAX_FIRST, 1), 20) }),
      args: {
        group: t.arg.string({
          description: 'For admins: what is remembered in this group, by its name, chat id or title; left out: the caller’s own.',
        }),
        first: t.arg.int({
          defaultValue: MAX_FIRST,
          description: `How many, 1 to ${MAX_FIRST}.`,
          validate: z.int().min(1, RANGE).max(MAX_FIRST, RANGE).nullish(),
        }),
        after: t.arg.id({ description: 'Those after the memory with this global id; left out: from the beginning.' }),
        query: t.arg.string({ description: 'Only those with these words in them.' }),
        withHistory: t.arg.boolean({ defaultValue: false, description: 'Also what does not hold any more.' }),
      },
      resolve: async (_root, { group, first, after, query, withHistory }, { useCases, principal }) => {
        const whose = group == null ? null : await useCases.groups.find(principal, group);
        const afterId = after == null ? null : idArgument('Memory', after);
        const wanted = { first: first ?? MAX_FIRST, afterId, words: query ?? '', isWithHistory: withHistory ?? false };
        return [...(await useCases.memories.look(principal, whose, wanted))];
      },
    }),
    memoryExport: t.string({
      nullable: true,
      description:
        'Everything that Parley remembers of the caller, as JSON: facts with their history and sources, what they said with its answers, and what private conversations came to.',
      authScopes: { may: 'memory.read' },
      complexity: 100,
      resolve: (_root, _args, { useCases, principal }) => useCases.exportMemory(principal),
    }),
  }));
}
