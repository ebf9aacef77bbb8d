import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Task } from '../../../domain/tasks/task.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

/** Starting and ending tasks. */
export function defineTaskMutations(builder: Builder, refs: Refs): void {
  defineCreateTask(builder, refs);
  defineStopTask(builder, refs);
  defineRetryTask(builder, refs);
}

function defineCreateTask(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'createTask',
    {
      description: 'What to do, and where. Give either a prompt or a command.',
      inputFields: (t) => ({
        project: t.string({ description: 'A project’s name or a path below the workspace; left out: the default project.' }),
        prompt: t.string({ description: 'What the agent is to do.' }),
        command: t.string({ description: 'A command to run with no model.' }),
        budgetUsd: t.float({ description: 'The most it may spend, US dollars; left out: as configured.' }),
        conversationId: t.id({ description: 'The conversation in which to tell the result; left out: none.' }),
        model: t.string({ description: '`provider/name` for the agent; left out: the agent’s chain.' }),
      }),
    },
    {
      description: 'Hands work to the agent, or runs a command, in a project’s sandbox.',
      authScopes: { may: 'task.create' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Task> =>
        useCases.submitTask(principal, {
          project: input.project ?? null,
          prompt: input.prompt ?? null,
          command: input.command ?? null,
          budgetUsd: input.budgetUsd ?? null,
          conversationId: input.conversationId == null ? null : idArgument('Conversation', input.conversationId),
          model: input.model ?? null,
          key: null,
        }),
    },
    {
      description: 'The new task.',
      outputFields: (t) => ({ task: t.field({ type: refs.task, description: 'The task, queued.', resolve: (task) => task }) }),
    },
  );
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
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The ended task’s global id or short code.' }) }),
    },
    {
      description: 'Runs an ended task again, as a new task that points back to it.',
      authScopes: { may: 'task.retry' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Task> => useCases.retryTask(principal, idArgument('Task', input.id)),
    },
    {
      description: 'The new task.',
      outputFields: (t) => ({ task: t.field({ type: refs.task, description: 'The new task, queued.', resolve: (task) => task }) }),
    },
  );
}
