import { toDollars } from '../../../domain/costs/money.ts';
import type { TaskForecast } from '../../../domain/tasks/submit/forecast-task.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import { newTaskOf, taskInputFields } from './task-input.ts';
import type { TaskInputParts } from './task-input.ts';

/** What a task would take, before it is made. */
export function defineEstimate(builder: Builder, parts: TaskInputParts): void {
  const expectation = builder.objectRef<{ readonly cost: number; readonly milliseconds: number }>('TaskExpectation').implement({
    description: 'What so many of the tasks alike took at most.',
    authScopes: { may: 'task.create' },
    fields: (t) => ({
      costUsd: t.float({ description: 'US dollars.', resolve: ({ cost }) => toDollars(cost) }),
      seconds: t.float({ description: 'How long they ran.', resolve: ({ milliseconds }) => milliseconds / 1_000 }),
    }),
  });
  const estimate = builder.objectRef<TaskForecast>('TaskEstimate').implement({
    description:
      'What a task would take, by finished tasks alike: of the same template and project, with a prompt of about the same length.',
    authScopes: { may: 'task.create' },
    fields: (t) => ({
      text: t.exposeString('text', { description: 'The estimate as a sentence; it says when there is too little history.' }),
      question: t.exposeString('question', { description: 'What whoever wants it should say yes to.' }),
      isAsked: t.exposeBoolean('isAsked', {
        description: 'Whether the task would ask before it starts, unless it is created as confirmed.',
      }),
      count: t.int({ description: 'How many finished tasks alike there are to go by.', resolve: (of) => of.estimate.count }),
      mostUsd: t.float({ description: 'It can never cost more, US dollars.', resolve: (of) => toDollars(of.estimate.most) }),
      median: t.field({
        type: expectation,
        nullable: true,
        description: 'Half of those took no more; null: there is too little history.',
        resolve: (of) => of.estimate.median,
      }),
      high: t.field({
        type: expectation,
        nullable: true,
        description: 'Nine of ten took no more; null: there is too little history.',
        resolve: (of) => of.estimate.high,
      }),
    }),
  });
  const input = builder.inputType('EstimateTaskInput', {
    description: 'What a task is to be, as createTask takes it; or the ended task that is to be run again.',
    fields: (t) => ({
      ...taskInputFields(t, parts),
      retryOf: t.id({ description: 'The ended task to run again; then of the others only budgetUsd counts.' }),
    }),
  });
  builder.queryFields((t) => ({
    estimateTask: t.field({
      type: estimate,
      nullable: true,
      description: 'What a task would take and ask; makes nothing, and refuses what createTask would refuse.',
      authScopes: { may: 'task.create' },
      complexity: 20,
      args: { input: t.arg({ type: input, required: true, description: 'What it is to be.' }) },
      resolve: (_root, { input: given }, { useCases, principal }) =>
        given.retryOf == null
          ? useCases.forecastTask(principal, newTaskOf(given))
          : useCases.retryTask.forecast(principal, idArgument('Task', given.retryOf), given.budgetUsd ?? null),
    }),
  }));
}
