import { toDollars } from '../../../domain/costs/money.ts';
import type { CostGrouping } from '../../../domain/costs/report-costs.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

interface Key {
  readonly by: CostGrouping;
  readonly value: string;
  readonly label: string;
}

export type CostEnums = ReturnType<typeof defineCostRow>;

/** What was spent. */
export function defineCostRow(builder: Builder, refs: Refs) {
  const grouping = builder.enumType('CostGrouping', {
    description: 'What costs are added up by.',
    values: {
      DAY: { value: 'day', description: 'The day.' },
      PERSON: { value: 'person', description: 'Who it was spent for.' },
      CHAT: { value: 'chat', description: 'The conversation; empty outside any.' },
      TASK: { value: 'task', description: 'The task it was spent in; empty outside tasks.' },
      PROVIDER: { value: 'provider', description: 'Whose model it was.' },
      MODEL: { value: 'model', description: 'The model.' },
      MODE: { value: 'mode', description: 'Agent, chat or assistant.' },
      PURPOSE: { value: 'purpose', description: 'Answers, or Parley’s own work such as summaries.' },
      FEEDBACK: { value: 'feedback', description: 'What people thought of the answer: `good`, `bad`, or empty.' },
    } as const,
  });
  const key = builder.objectRef<Key>('CostKey');
  builder.objectType(key, {
    description: 'Something that the calls of a row have in common.',
    authScopes: { may: 'cost.read' },
    fields: (t) => ({
      by: t.expose('by', { type: grouping, description: 'What it is.' }),
      value: t.exposeString('value', { description: 'A day such as `2026-11-23`, an id, a name; empty where calls have no such thing.' }),
      label: t.exposeString('label', { description: 'The same as people call it, such as a person’s name.' }),
    }),
  });
  builder.objectType(refs.costRow, {
    description: 'What a group of model calls cost.',
    authScopes: { may: 'cost.read' },
    fields: (t) => ({
      group: t.string({ description: 'The labels of its keys, with ` · ` between them.', resolve: ({ labels }) => labels.join(' · ') }),
      keys: t.field({
        type: [key],
        description: 'What its calls have in common, in the order in which it was asked for.',
        resolve: ({ groupBy, keys, labels }) => groupBy.map((by, at) => ({ by, value: keys[at] ?? '', label: labels[at] ?? '' })),
      }),
      calls: t.exposeInt('calls', { description: 'How many calls.' }),
      costUsd: t.float({ description: 'US dollars.', resolve: ({ cost }) => toDollars(cost) }),
      inputTokens: t.exposeFloat('inputTokens', { description: 'Input tokens, caches included; a whole number.' }),
      cacheReadTokens: t.exposeFloat('cacheReadTokens', { description: 'Those that were read from the provider’s cache.' }),
      cacheWriteTokens: t.exposeFloat('cacheWriteTokens', { description: 'Those that were written to it.' }),
      outputTokens: t.exposeFloat('outputTokens', { description: 'Output tokens, reasoning included; a whole number.' }),
      reasoningTokens: t.exposeFloat('reasoningTokens', { description: 'Those that were reasoning, where the provider says so.' }),
    }),
  });
  return { grouping };
}
