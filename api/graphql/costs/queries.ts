import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Reports of what was spent. */
export function defineCostQueries(builder: Builder, refs: Refs): void {
  const grouping = builder.enumType('CostGrouping', {
    description: 'What costs are added up by.',
    values: {
      DAY: { value: 'day', description: 'The day in the caller’s time zone.' },
      MODEL: { value: 'model', description: 'The model.' },
      MODE: { value: 'mode', description: 'Agent, chat or assistant.' },
      PERSON: { value: 'person', description: 'Who it was spent for.' },
      TASK: { value: 'task', description: 'The task it was spent in.' },
      PURPOSE: { value: 'purpose', description: 'Answers, or Parley’s own work such as summaries.' },
    } as const,
  });
  builder.queryField('costs', (t) =>
    t.field({
      type: [refs.costRow],
      nullable: true,
      description: 'What model calls cost.',
      authScopes: { may: 'cost.read' },
      complexity: { field: 10, multiplier: 20 },
      args: {
        days: t.arg.int({ defaultValue: 30, description: 'How many days back from now, 1 to 400.' }),
        groupBy: t.arg({ type: grouping, defaultValue: 'day', description: 'What to add up by.' }),
        everybody: t.arg.boolean({ defaultValue: false, description: 'For admins: everybody’s costs, else the caller’s own.' }),
      },
      resolve: async (_root, { days, groupBy, everybody }, { useCases, principal }) => [
        ...(await useCases.costs(principal, { days: days ?? 30, groupBy: groupBy ?? 'day', everybody: everybody ?? false })),
      ],
    }),
  );
}
