import { toDollars } from '../../../domain/costs/money.ts';
import type { Task } from '../../../domain/tasks/task.ts';
import type { ApiContext } from '../context.ts';
import type { Builder } from '../builder.ts';
import { encodeGlobalId } from '../global-id.ts';
import { loadNode } from '../load-node.ts';
import { orNull } from '../or-null.ts';
import type { Refs } from '../refs.ts';
import { defineTaskProgress } from './task-progress.ts';
import { defineTaskReason, defineTaskResult, defineTaskState } from './task-parts.ts';

/** A durable background run. Returns the type of its states. */
export function defineTask(builder: Builder, refs: Refs): ReturnType<typeof defineTaskState> {
  const state = defineTaskState(builder);
  const reason = defineTaskReason(builder);
  const result = defineTaskResult(builder);
  builder.node(refs.task, {
    description: 'A durable background run of the agent or of a command.',
    authScopes: { may: 'task.read' },
    id: { resolve: (task) => task.id },
    loadWithoutCache: (id, { useCases, principal }) => loadNode(id, () => useCases.tasks.get(principal, id)),
    fields: (t) => ({
      shortId: t.exposeString('id', { description: 'The code that people type.' }),
      state: t.expose('state', { type: state, description: 'Where it stands.' }),
      reason: t.expose('reason', { type: reason, nullable: true, description: 'Why it is in this state, when that needs saying.' }),
      result: t.expose('result', { type: result, nullable: true, description: 'What came of it; null before it has ended.' }),
      attempt: t.exposeInt('attempt', { description: 'How often it was started.' }),
      lastLine: t.exposeInt('lastLine', { description: 'The number of its newest output line; 0: there is none.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
      startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it was first started; null: not yet.' }),
      endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended; null: not yet.' }),
    }),
  });
  defineTaskWork(builder, refs);
  defineTaskSurroundings(builder, refs);
  defineTaskProgress(builder, refs);
  return state;
}

function defineTaskWork(builder: Builder, refs: Refs): void {
  builder.objectFields(refs.task, (t) => ({
    prompt: t.string({
      nullable: true,
      description: 'What the agent works on; null for a command.',
      resolve: ({ work }) => (work.kind === 'prompt' ? work.prompt : null),
    }),
    command: t.string({
      nullable: true,
      description: 'The command that runs with no model; null for an agent.',
      resolve: ({ work }) => (work.kind === 'command' ? work.command : null),
    }),
    isRepeatable: t.boolean({
      description:
        'Whether it may be run again from its beginning when it is cut off; false for an agent, which goes on from its last step.',
      resolve: ({ work }) => work.kind === 'command' && work.isRepeatable === true,
    }),
    model: t.string({
      nullable: true,
      description: 'The model that was asked for, as `provider/name`; null: the agent’s chain, or none for a command.',
      resolve: ({ work }) => (work.kind === 'prompt' ? work.model : null),
    }),
    template: t.string({
      nullable: true,
      description: 'The name of the template that the prompt was made from; null: none.',
      resolve: ({ work }) => (work.kind === 'prompt' ? (work.template?.name ?? null) : null),
    }),
    continues: t.id({
      nullable: true,
      description: 'The global id of the task whose context it goes on with; null: none.',
      resolve: ({ work }) => (work.kind === 'prompt' && work.continues !== null ? encodeGlobalId('Task', work.continues) : null),
    }),
    confirmation: t.exposeString('confirmation', { nullable: true, description: 'What it asks before it starts; null: nothing.' }),
    budgetUsd: t.float({ description: 'The most it may spend, US dollars.', resolve: ({ limits }) => toDollars(limits.budget) }),
    spentUsd: t.float({ description: 'What it has spent, US dollars.', resolve: ({ spent }) => toDollars(spent) }),
  }));
}

function defineTaskSurroundings(builder: Builder, refs: Refs): void {
  builder.objectFields(refs.task, (t) => ({
    project: t.field({
      type: refs.project,
      nullable: true,
      description: 'The project it works on; null when the caller may not use it.',
      complexity: 5,
      resolve: ({ projectId }, _args, context) => orNull(() => context.project(projectId)),
    }),
    conversation: t.field({
      type: refs.conversation,
      nullable: true,
      description: 'Where its result is told; null: nowhere, or in somebody else’s conversation.',
      complexity: 5,
      resolve: (task, _args, context) => conversationOf(task, context),
    }),
    isMine: t.boolean({
      description: 'Whether the caller asked for it.',
      resolve: ({ personId }, _args, { principal }) => personId === principal?.personId,
    }),
    firstTry: t.id({
      nullable: true,
      description: 'The global id of the task with which the tries of this work began; null: this one is the first.',
      complexity: 10,
      resolve: async (task, _args, { useCases }) => (task.retryOf === null ? null : encodeGlobalId('Task', await useCases.firstTry(task))),
    }),
    retries: t.exposeInt('retries', { description: 'How many times the same work was tried before.' }),
    retryOf: t.id({
      nullable: true,
      description: 'The global id of the task that this one repeats; null: none.',
      resolve: ({ retryOf }) => (retryOf === null ? null : encodeGlobalId('Task', retryOf)),
    }),
  }));
}

async function conversationOf({ conversationId }: Task, { useCases, principal }: ApiContext) {
  return conversationId === null ? null : orNull(() => useCases.conversations.get(principal, conversationId));
}
