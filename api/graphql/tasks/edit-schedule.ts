import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { MissedPolicy, Schedule } from '../../../domain/tasks/schedule.ts';
import type { ScheduleEdit } from '../../../domain/tasks/schedules/schedules.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { defineSchedule } from './schedule.ts';

/** Changing what a schedule does, and when. */
export function defineEditSchedule(builder: Builder, refs: Refs, { missed }: ReturnType<typeof defineSchedule>): void {
  builder.relayMutationField(
    'editSchedule',
    {
      description: 'Which schedule, and what to change; what is left out stays as it is.',
      inputFields: (t) => ({
        id: t.id({ required: true, description: 'The schedule’s global id or short code.' }),
        cron: t.string({ description: 'Minute, hour, day, month and weekday, such as `0 9 * * *`.' }),
        at: t.string({ description: 'A single time in words, such as `tomorrow 9:00`, or as `2026-12-01 14:30`.' }),
        timeZone: t.string({ description: 'The zone on whose clock it goes, such as `Europe/Berlin`.' }),
        missed: t.field({ type: missed, description: 'What becomes of times that pass while Parley is off.' }),
        prompt: t.string({ description: 'What the agent is given each time.' }),
        command: t.string({ description: 'The command that runs each time.' }),
        budgetUsd: t.float({ description: 'The most that each task may spend, US dollars.' }),
        confirmed: t.boolean({
          description: 'Whether the caller says yes to what it may cost; left out: above the configured amount it waits for a yes.',
        }),
      }),
    },
    {
      description: 'Changes a schedule; a new time also revives one that was done. One that may now spend more waits for a yes.',
      authScopes: { may: 'schedule.write' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Schedule> =>
        useCases.schedules.edit(principal, idArgument('Schedule', input.id), editOf(input), input.confirmed ?? false),
    },
    {
      description: 'The changed schedule.',
      outputFields: (t) => ({
        schedule: t.field({ type: refs.schedule, description: 'It, as it is now.', resolve: (schedule) => schedule }),
      }),
    },
  );
}

type Given = Readonly<{ [Name in 'cron' | 'at' | 'timeZone' | 'prompt' | 'command']?: string | null | undefined }> & {
  readonly missed?: MissedPolicy | null | undefined;
  readonly budgetUsd?: number | null | undefined;
};

function editOf(input: Given): ScheduleEdit {
  return {
    cron: input.cron ?? null,
    at: input.at ?? null,
    zone: input.timeZone ?? null,
    missed: input.missed ?? null,
    prompt: input.prompt ?? null,
    command: input.command ?? null,
    budgetUsd: input.budgetUsd ?? null,
  };
}
