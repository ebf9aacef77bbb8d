import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';
import type { CostEnums } from './type.ts';

const FIELDS_OF_ROWS = 20;

/** What was spent, and what may be. */
export function defineCostQueries(builder: Builder, refs: Refs, { grouping }: CostEnums): void {
  builder.queryField('costs', (t) =>
    t.field({
      type: [refs.costRow],
      nullable: true,
      description: 'What model calls cost, ordered by what it is added up by.',
      authScopes: { may: 'cost.read' },
      complexity: { field: 10, multiplier: FIELDS_OF_ROWS },
      args: {
        days: t.arg.int({ defaultValue: 30, description: 'How many calendar days, the last of them today, 1 to 400.' }),
        groupBy: t.arg({
          type: [grouping],
          defaultValue: ['day'],
          description: 'What to add up by, in this order; with nothing there is one row for everything, or none.',
        }),
        everybody: t.arg.boolean({ defaultValue: false, description: 'For admins: everybody’s costs, else the caller’s own.' }),
        timeZone: t.arg.string({ description: 'The IANA zone that says where a day begins; left out: the caller’s own.' }),
      },
      resolve: async (_root, { days, groupBy, everybody, timeZone }, { useCases, principal }) => [
        ...(await useCases.costs(principal, {
          days: days ?? 30,
          groupBy: groupBy ?? ['day'],
          everybody: everybody ?? false,
          timeZone: timeZone ?? null,
        })),
      ],
    }),
  );
  builder.queryField('budgets', (t) =>
    t.field({
      type: [refs.budget],
      nullable: true,
      description: 'What may be spent, and what of it is used.',
      authScopes: { may: 'budget.read' },
      complexity: 10,
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.budgets.list(principal, null))],
    }),
  );
}
