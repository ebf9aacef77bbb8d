import { toDollars } from '../../../domain/costs/money.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** What was spent. */
export function defineCostRow(builder: Builder, refs: Refs): void {
  builder.objectType(refs.costRow, {
    description: 'What a group of model calls cost.',
    authScopes: { may: 'cost.read' },
    fields: (t) => ({
      group: t.exposeString('group', { description: 'A day such as `2026-11-23`, a model, a mode, a person, a task or a purpose.' }),
      calls: t.exposeInt('calls', { description: 'How many calls.' }),
      costUsd: t.float({ description: 'US dollars.', resolve: ({ cost }) => toDollars(cost) }),
      inputTokens: t.exposeFloat('inputTokens', { description: 'Input tokens, caches included; a whole number.' }),
      outputTokens: t.exposeFloat('outputTokens', { description: 'Output tokens; a whole number.' }),
    }),
  });
}
