import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** How Parley itself is. */
export function defineHealth(builder: Builder, refs: Refs): void {
  builder.objectType(refs.healthPart, {
    description: 'One part of Parley.',
    authScopes: { may: 'health.read' },
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Such as `database`, `sandbox`, `model:NAME`.' }),
      isReady: t.exposeBoolean('isReady', { description: 'Whether it can do its work.' }),
      detail: t.exposeString('detail', { nullable: true, description: 'One sentence for whoever runs the server; null: all is well.' }),
      isEssential: t.exposeBoolean('isEssential', { description: 'Whether Parley is not ready while this part is not.' }),
    }),
  });
  builder.objectType(refs.health, {
    description: 'Whether Parley can do its work.',
    authScopes: { may: 'health.read' },
    fields: (t) => ({
      isReady: t.exposeBoolean('isReady', { description: 'Whether every essential part is ready.' }),
      parts: t.field({ type: [refs.healthPart], description: 'Each part.', resolve: ({ parts }) => [...parts] }),
    }),
  });
}
