import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Asking how Parley is. */
export function defineHealthQueries(builder: Builder, refs: Refs): void {
  builder.queryField('health', (t) =>
    t.field({
      type: refs.health,
      nullable: true,
      description: 'Whether Parley can do its work, part by part.',
      authScopes: { may: 'health.read' },
      complexity: { field: 10, multiplier: 1 },
      resolve: (_root, _args, { useCases, principal }) => useCases.health.check(principal),
    }),
  );
}
