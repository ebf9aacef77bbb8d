import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Schedule } from '../../../domain/tasks/schedule.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { defineSchedule } from './schedule.ts';

/** Having a task made by itself. */
export function defineCreateSchedule(builder: Builder, refs: Refs, { missed }: ReturnType<typeof defineSchedule>): void {
  builder.relayMutationField(
    'createSchedule',
    {
      description: 'What to do, where, and when. Give either a prompt or a command, and either cron or a single time.',
      inputFields: (t) => ({
        project: t.string({ description: 'A project’s name or a path below the workspace; left out: the default project.' }),
        prompt: t.string({ description: 'What the agent is to do each time.' }),
        command: t.string({ description: 'A command to run each time, with no model.' }),
        budgetUsd: t.float({ description: 'The most that each task may spend, US dollars; left out: as configured.' }),
        conversationId: t.id({ description: 'The conversation in which to tell the results; left out: none.' }),
        model: t.string({ description: '`provider/name` for the agent; left out: the agent’s chain.' }),
        branch: t.string({ description: 'The branch, tag or commit that each task starts from; left out: where the project stands.' }),
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
          task: {
            project: input.project ?? null,
            prompt: input.prompt ?? null,
            command: input.command ?? null,
            budgetUsd: input.budgetUsd ?? null,
            conversationId: input.conversationId == null ? null : idArgument('Conversation', input.conversationId),
            model: input.model ?? null,
            branch: input.branch ?? null,
            key: null,
          },
          cron: input.cron ?? null,
          at: input.at ?? null,
          zone: input.timeZone ?? null,
          missed: input.missed ?? null,
        }),
    },
    {
      description: 'The new schedule.',
      outputFields: (t) => ({ schedule: t.field({ type: refs.schedule, description: 'It, active.', resolve: (schedule) => schedule }) }),
    },
  );
}
