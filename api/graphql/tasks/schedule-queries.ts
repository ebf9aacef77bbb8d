import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

/** Looking at what makes tasks by itself. */
export function defineScheduleQueries(builder: Builder, refs: Refs): void {
  builder.queryFields((t) => ({
    schedules: t.field({
      type: [refs.schedule],
      nullable: true,
      description: 'The caller’s schedules and those of their projects, by their next time; those that are paused or done last.',
      authScopes: { may: 'schedule.read' },
      args: { everybody: t.arg.boolean({ defaultValue: false, description: 'For admins: everybody’s schedules.' }) },
      resolve: async (_root, { everybody }, { useCases, principal }) => [...(await useCases.schedules.list(principal, everybody ?? false))],
    }),
    schedule: t.field({
      type: refs.schedule,
      nullable: true,
      description: 'One schedule.',
      authScopes: { may: 'schedule.read' },
      args: { id: t.arg.id({ required: true, description: 'Its global id or short code.' }) },
      resolve: (_root, { id }, { useCases, principal }) => useCases.schedules.get(principal, idArgument('Schedule', id)),
    }),
  }));
}
