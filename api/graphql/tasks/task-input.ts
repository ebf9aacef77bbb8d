import type { Principal } from '../../../domain/access/principal.ts';
import type { NewTask } from '../../../domain/tasks/new-task.ts';
import { clientKey } from '../../../domain/tasks/submit/client-key.ts';
import { readIdle, readTime } from '../../../domain/tasks/submit/read-values.ts';
import type { DependencyCondition } from '../../../domain/tasks/task-dependency.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { defineSchedule } from './schedule.ts';

/** What inputs about new tasks share. */
export function defineTaskInputParts(builder: Builder) {
  const condition = builder.enumType('DependencyCondition', {
    description: 'When a task may start that comes after another one.',
    values: {
      SUCCESS: { value: 'success', description: 'When that one has succeeded.' },
      FAILURE: { value: 'failure', description: 'When that one has failed or was stopped.' },
      ALWAYS: { value: 'always', description: 'When that one has ended, however.' },
    } as const,
  });
  const parameter = builder.inputType('TemplateParameterInput', {
    description: 'A value for one of a template’s parameters.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'The parameter’s name.' }),
      value: t.string({ required: true, description: 'Its value, as text.' }),
    }),
  });
  return { condition, parameter };
}

/** What makes the fields of an input. */
type InputFields = Parameters<Parameters<Builder['inputType']>[1]['fields']>[0];

export type TaskInputParts = ReturnType<typeof defineTaskInputParts>;

/** What inputs that have tasks made need besides. */
export interface TaskMaking {
  readonly parts: TaskInputParts;
  readonly missed: ReturnType<typeof defineSchedule>['missed'];
}

/** The fields of an input that says what a task is to be. */
export function taskInputFields(t: InputFields, { condition, parameter }: TaskInputParts) {
  return {
    project: t.string({ description: 'A project’s name or a path below the workspace; left out: the default project.' }),
    prompt: t.string({ description: 'What the agent is to do; with a template, what it is to do beyond that.' }),
    command: t.string({ description: 'A command to run with no model.' }),
    repeatable: t.boolean({
      description: 'Whether the command may be run again from its beginning when Parley is stopped meanwhile; left out: no, it fails then.',
    }),
    template: t.string({ description: 'The name of the template to make the prompt from; left out: none.' }),
    parameters: t.field({ type: [parameter], description: 'The template’s parameters; those left out have their defaults.' }),
    budgetUsd: t.float({ description: 'The most it may spend, US dollars; left out: as the template says, or as configured.' }),
    steps: t.int({ description: 'The most calls of models and tools; left out: as configured.' }),
    time: t.string({ description: 'How long it may take, such as `30m`; left out: as configured.' }),
    idle: t.string({ description: 'How long it may show no sign of life, such as `5m`; left out: as configured.' }),
    conversationId: t.id({ description: 'The conversation in which to tell the result; left out: none.' }),
    model: t.string({ description: '`provider/name` for the agent; left out: the agent’s chain.' }),
    branch: t.string({ description: 'The branch, tag or commit that it starts from; left out: where the project stands.' }),
    after: t.idList({ description: 'Global ids or short codes of the tasks that it comes after, at most 20.' }),
    on: t.field({ type: condition, description: 'How those have to end; left out: with success.' }),
    continues: t.id({ description: 'The ended task whose context it goes on with; left out: none.' }),
  };
}

/** The same for an input that has it made, at once or by a schedule. */
export function newTaskFields(t: InputFields, parts: TaskInputParts) {
  return {
    ...taskInputFields(t, parts),
    confirmed: t.boolean({
      description: 'True: the caller says yes to what it may cost; left out: above the configured amount it asks before it starts.',
    }),
    clientTaskId: t.string({ description: 'Chosen by the client: the same one again makes nothing new. At most 200 characters.' }),
  };
}

/** What a client gives for `taskInputFields`. */
export interface GivenTask {
  readonly project?: string | null | undefined;
  readonly prompt?: string | null | undefined;
  readonly command?: string | null | undefined;
  readonly repeatable?: boolean | null | undefined;
  readonly template?: string | null | undefined;
  readonly parameters?: readonly { readonly name: string; readonly value: string }[] | null | undefined;
  readonly budgetUsd?: number | null | undefined;
  readonly steps?: number | null | undefined;
  readonly time?: string | null | undefined;
  readonly idle?: string | null | undefined;
  readonly conversationId?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly branch?: string | null | undefined;
  readonly after?: readonly string[] | null | undefined;
  readonly on?: DependencyCondition | null | undefined;
  readonly continues?: string | null | undefined;
}

/** What a client gives for `newTaskFields`. */
export interface GivenNewTask extends GivenTask {
  readonly confirmed?: boolean | null | undefined;
  readonly clientTaskId?: string | null | undefined;
}

/** A new task that this caller wants made, as the domain takes it. */
export function wantedTask(principal: Principal | null, given: GivenNewTask): NewTask {
  const key = given.clientTaskId == null ? null : clientKey(principal, given.clientTaskId);
  return { ...newTaskOf(given), key, isConfirmed: given.confirmed ?? false };
}

/** A new task as the domain takes it. */
export function newTaskOf(given: GivenTask): NewTask {
  return {
    project: given.project ?? null,
    prompt: given.prompt ?? null,
    command: given.command ?? null,
    isRepeatable: given.repeatable ?? false,
    template: given.template ?? null,
    parameters: Object.fromEntries((given.parameters ?? []).map(({ name, value }) => [name, value])),
    budgetUsd: given.budgetUsd ?? null,
    steps: given.steps ?? null,
    wallMs: given.time == null ? null : readTime(given.time, 'en'),
    idleMs: given.idle == null ? null : readIdle(given.idle, 'en'),
    conversationId: given.conversationId == null ? null : idArgument('Conversation', given.conversationId),
    model: given.model ?? null,
    branch: given.branch ?? null,
    after: (given.after ?? []).map((id) => ({ taskId: idArgument('Task', id), when: given.on ?? 'success' })),
    continues: given.continues == null ? null : idArgument('Task', given.continues),
    key: null,
  };
}
