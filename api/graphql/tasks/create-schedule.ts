import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Schedule } from '../../../domain/tasks/schedule.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';
import { newTaskFields, wantedTask } from './task-input.ts';
import type { TaskMaking } from './task-input.ts';

/** Having a task made by itself. */
export function defineCreateSchedule(builder: Builder, refs: Refs, { parts, missed }: TaskMaking): void {
  builder.relayMutationField(
    'createSchedule',
    {
      description: 'What to do, where, and when. Give a prompt, a template or a command, and either cron or a single time.',
      inputFields: (t) => ({
        ...newTaskFields(t, parts),
        cron: t.string({ description: 'Minute, hour, day, month and weekday, such as `0 9 * * *`.' }),
        at: t.string({ description: 'A single time in words, such as `tomorrow 9:00`, or as `2026-12-01 14:30`.' }),
        timeZone: t.string({ description: 'The zone on whose clock it goes, such as `Europe/Berlin`; left out: the caller’s own.' }),
        missed: t.field({ type: missed, description: 'What becomes of times that pass while Parley is off; left out: run once.' }),
      }),
    },
    {
      description: 'Has a task made by itself, again and again or at a single time.',
      authScopes: { may: 'schedule.write' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Schedule> =>
        useCases.schedules.create(principal, {
          task: wantedTask(principal, input),
          cron: input.cron ?? null,
          at: input.at ?? null,
          zone: input.timeZone ?? null,
          missed: input.missed ?? null,
        }),
    },
    {
      description: 'The new schedule.',
      outputFields: (t) => ({
        schedule: t.field({
          type: refs.schedule,
          description: 'It: active, or paused as long as it waits for a yes to what it may cost.',
          resolve: (schedule) => schedule,
        }),
      }),
    },
  );
}
