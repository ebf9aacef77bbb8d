import { toDollars } from '../../../domain/costs/money.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Ceilings, and changing them. */
export function defineBudgets(builder: Builder, refs: Refs): void {
  const name = builder.enumType('BudgetName', {
    description: 'What a budget is for.',
    values: {
      PERSON_DAY: { value: 'person-day', description: 'Each person, each of their days.' },
      CHAT_DAY: { value: 'chat-day', description: 'Each conversation, each day of whoever asks there.' },
      TASK: { value: 'task', description: 'Each new task that names no budget of its own.' },
      MEMORY_DAY: { value: 'memory-day', description: 'Reading the words of each person in the background, each of their days.' },
      INSTALLATION_DAY: { value: 'installation-day', description: 'Everything together, each day in UTC.' },
    } as const,
  });
  builder.objectType(refs.budget, {
    description: 'What may be spent.',
    authScopes: { may: 'budget.read' },
    fields: (t) => ({
      name: t.expose('name', { type: name, description: 'What it is for.' }),
      limitUsd: t.float({ description: 'What holds now, in US dollars.', resolve: ({ limit }) => toDollars(limit) }),
      configuredUsd: t.float({ description: 'What parley.yaml says, in US dollars.', resolve: ({ configured }) => toDollars(configured) }),
      isForToday: t.exposeBoolean('isForToday', { description: 'Whether the limit holds only until it renews.' }),
      spentUsd: t.float({
        nullable: true,
        description: 'What the caller has used of it, for admins of the installation’s what everybody has; null: nothing is counted here.',
        resolve: ({ used }) => (used === null ? null : toDollars(used.spent)),
      }),
      renewsAt: t.expose('renewsAt', { type: 'DateTime', nullable: true, description: 'When it begins anew; null: never.' }),
    }),
  });
  builder.relayMutationField(
    'changeBudget',
    {
      description: 'Which budget, and how much.',
      inputFields: (t) => ({
        name: t.field({ type: name, required: true, description: 'What it is for.' }),
        amountUsd: t.float({ description: 'US dollars from 0 to 1000000; null or left out: back to what parley.yaml says.' }),
        onlyToday: t.boolean({ description: 'Only until it renews; left out: from now on.' }),
      }),
    },
    {
      description: 'Changes a budget for everybody, from the next model call on. For the owner.',
      authScopes: { may: 'budget.change' },
      errors: {},
      resolve: async (_root, { input }, { useCases, principal }) => [
        ...(await useCases.budgets.change(principal, {
          name: input.name,
          dollars: input.amountUsd ?? null,
          onlyToday: input.onlyToday ?? false,
        })),
      ],
    },
    {
      description: 'The budgets.',
      outputFields: (t) => ({
        budgets: t.field({ type: [refs.budget], description: 'All of them, as they are now.', resolve: (budgets) => budgets }),
      }),
    },
  );
}
