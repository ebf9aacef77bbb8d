import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Principal } from '../../../domain/access/principal.ts';
import type { Schedule } from '../../../domain/tasks/schedule.ts';
import type { Task } from '../../../domain/tasks/task.ts';
import type { UseCases } from '../../../domain/use-cases.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';
import { newTaskFields, wantedTask } from './task-input.ts';
import type { GivenNewTask, TaskMaking } from './task-input.ts';

type MissedPolicy = Schedule['missed'];

interface GivenSchedule {
  readonly cron?: string | null | undefined;
  readonly at?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly missed?: MissedPolicy | null | undefined;
}

/** What came of a request for a task: one of the two. */
interface Created {
  readonly task: Task | null;
  readonly schedule: Schedule | null;
}

/** Starting a task, now or by a schedule. */
export function defineCreateTask(builder: Builder, refs: Refs, { parts, missed }: TaskMaking): void {
  const schedule = builder.inputType('TaskScheduleInput', {
    description: 'When a task is made by itself. Give either cron or a single time.',
    fields: (t) => ({
      cron: t.string({ description: 'Minute, hour, day, month and weekday, such as `0 9 * * *`.' }),
      at: t.string({ description: 'A single time in words, such as `tomorrow 9:00`, or as `2026-12-01 14:30`.' }),
      timeZone: t.string({ description: 'The zone on whose clock it goes, such as `Europe/Berlin`; left out: the caller’s own.' }),
      missed: t.field({ type: missed, description: 'What becomes of times that pass while Parley is off; left out: run once.' }),
    }),
  });
  builder.relayMutationField(
    'createTask',
    {
      description: 'What to do, and where. Give a prompt, a template or a command.',
      inputFields: (t) => ({
        ...newTaskFields(t, parts),
        schedule: t.field({ type: schedule, description: 'When it is made by itself; left out: now, once.' }),
      }),
    },
    {
      description: 'Hands work to the agent, or runs a command, in a project’s sandbox.',
      authScopes: { may: 'task.create' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Created> => create(useCases, principal, input),
    },
    {
      description: 'The new task, or the schedule that will make it.',
      outputFields: (t) => ({
        task: t.field({
          type: refs.task,
          nullable: true,
          description: 'The task, queued or waiting; null when a schedule will make it.',
          resolve: ({ task }) => task,
        }),
        schedule: t.field({
          type: refs.schedule,
          nullable: true,
          description: 'The schedule; null when the task was made at once.',
          resolve: ({ schedule: made }) => made,
        }),
      }),
    },
  );
}

interface Given extends GivenNewTask {
  readonly schedule?: GivenSchedule | null | undefined;
}

async function create(useCases: UseCases, principal: Principal | null, given: Given): Promise<Created> {
  const task = wantedTask(principal, given);
  if (given.schedule == null) return { task: await useCases.submitTask(principal, task), schedule: null };
  const { cron, at, timeZone, missed } = given.schedule;
  const written = { cron: cron ?? null, at: at ?? null, zone: timeZone ?? null, missed: missed ?? null };
  return { task: null, schedule: await useCases.schedules.create(principal, { task, ...written }) };
}
