import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Principal } from '../../../domain/access/principal.ts';
import type { Schedule } from '../../../domain/tasks/schedule.ts';
import type { UseCases } from '../../../domain/use-cases.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import { defineCreateSchedule } from './create-schedule.ts';
import { defineEditSchedule } from './edit-schedule.ts';
import type { TaskMaking } from './task-input.ts';

/** Making, changing and ending schedules. */
export function defineScheduleMutations(builder: Builder, refs: Refs, making: TaskMaking): void {
  defineCreateSchedule(builder, refs, making);
  defineEditSchedule(builder, refs, making);
  defineOne(builder, refs, {
    name: 'pauseSchedule',
    description: 'Pauses a schedule; what runs goes on.',
    answer: 'The schedule, paused.',
    act: ({ schedules }, principal, id) => schedules.pause(principal, id),
  });
  defineOne(builder, refs, {
    name: 'resumeSchedule',
    description: 'Lets a paused schedule go on from now; what it would have done meanwhile is not made up for.',
    answer: 'The schedule, active.',
    act: ({ schedules }, principal, id) => schedules.resume(principal, id),
  });
  defineOne(builder, refs, {
    name: 'removeSchedule',
    description: 'Removes a schedule; the tasks that it made stay.',
    answer: 'The schedule as it was.',
    act: ({ schedules }, principal, id) => schedules.remove(principal, id),
  });
}

interface One {
  readonly name: string;
  readonly description: string;
  readonly answer: string;
  act(useCases: UseCases, principal: Principal | null, id: string): Promise<Schedule>;
}

function defineOne(builder: Builder, refs: Refs, { name, description, answer, act }: One): void {
  builder.relayMutationField(
    name,
    {
      description: 'Which schedule.',
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The schedule’s global id or short code.' }) }),
    },
    {
      description,
      authScopes: { may: 'schedule.write' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Schedule> => act(useCases, principal, idArgument('Schedule', input.id)),
    },
    {
      description: answer,
      outputFields: (t) => ({ schedule: t.field({ type: refs.schedule, description: answer, resolve: (schedule) => schedule }) }),
    },
  );
}
