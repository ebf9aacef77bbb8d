import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Task } from '../../../domain/tasks/task.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import { defineTaskGit } from './git.ts';

/** Ending tasks, and running them again. */
export function defineTaskMutations(builder: Builder, refs: Refs): void {
  defineStopTask(builder, refs);
  defineRetryTask(builder, refs);
  defineTaskGit(builder, refs);
}

function defineStopTask(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'stopTask',
    {
      description: 'Which task to stop.',
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The task’s global id or short code.' }) }),
    },
    {
      description: 'Stops a task for good; a task that ended by itself at the same moment is answered as such.',
      authScopes: { may: 'task.stop' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Task> => useCases.stopTask(principal, idArgument('Task', input.id)),
    },
    {
      description: 'The stopped task.',
      outputFields: (t) => ({ task: t.field({ type: refs.task, description: 'The task as it is now.', resolve: (task) => task }) }),
    },
  );
}

function defineRetryTask(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'retryTask',
    {
      description: 'Which task to run again.',
      inputFields: (t) => ({
        id: t.id({ required: true, description: 'The ended task’s global id or short code.' }),
        budgetUsd: t.float({ description: 'What the new task may spend, US dollars; left out: what is left of the other’s.' }),
        confirmed: t.boolean({
          description:
            'True: the caller says yes to what it may cost; false: it asks before it starts; left out: it asks above the configured amount.',
        }),
      }),
    },
    {
      description: 'Runs an ended task again, as a new task that keeps everything, with what is left of its budget, and points back to it.',
      authScopes: { may: 'task.retry' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Task> =>
        useCases.retryTask(principal, idArgument('Task', input.id), {
          budgetUsd: input.budgetUsd ?? null,
          ...(input.confirmed == null ? {} : { ask: input.confirmed ? 'never' : 'always' }),
        }),
    },
    {
      description: 'The new task.',
      outputFields: (t) => ({ task: t.field({ type: refs.task, description: 'The new task, queued.', resolve: (task) => task }) }),
    },
  );
}
