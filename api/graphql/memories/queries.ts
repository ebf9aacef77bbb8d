import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** What is remembered. */
export function defineMemoryQueries(builder: Builder, refs: Refs): void {
  builder.queryField('memories', (t) =>
    t.field({
      type: [refs.memory],
      nullable: true,
      description: 'What Parley knows about the caller, newest first, at most 200.',
      authScopes: { may: 'memory.read' },
      complexity: { field: 2, multiplier: 20 },
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.memories.list(principal))],
    }),
  );
}
