import { toDollars } from '../../../domain/costs/money.ts';
import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

/** What makes tasks by itself; returns what is done about missed times. */
export function defineSchedule(builder: Builder, refs: Refs) {
  const missed = defineMissed(builder);
  builder.node(refs.schedule, {
    description: 'Makes a task by itself, again and again or at a single time.',
    authScopes: { may: 'schedule.read' },
    id: { resolve: (schedule) => schedule.id },
    loadWithoutCache: (id, { useCases, principal }) => loadNode(id, () => useCases.schedules.get(principal, id)),
    fields: (t) => ({
      shortId: t.exposeString('id', { description: 'The code that people type.' }),
      confirmation: t.string({
        nullable: true,
        description: 'What its person must say yes to, with `resumeSchedule`, before it fires; null: nothing.',
        resolve: ({ plan }) => plan.confirmation,
      }),
      state: t.expose('state', { type: defineState(builder), description: 'Whether it will fire.' }),
      missed: t.expose('missed', { type: missed, description: 'What becomes of times that passed while Parley was off.' }),
      nextAt: t.expose('nextAt', { type: 'DateTime', nullable: true, description: 'When it fires next; null: paused or done.' }),
      lastFiredAt: t.expose('lastFiredAt', { type: 'DateTime', nullable: true, description: 'When it last made a task; null: not yet.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    }),
  });
  defineScheduleTime(builder, refs);
  defineScheduleWork(builder, refs);
  defineScheduleTasks(builder, refs);
  return { missed };
}

function defineState(builder: Builder) {
  return builder.enumType('ScheduleState', {
    description: 'Whether a schedule will fire.',
    values: {
      ACTIVE: { value: 'active', description: 'It fires at its next time.' },
      PAUSED: { value: 'paused', description: 'It fires no more until it is resumed.' },
      DONE: { value: 'done', description: 'It has fired for the last time.' },
    } as const,
  });
}

function defineMissed(builder: Builder) {
  return builder.enumType('MissedPolicy', {
    description: 'What becomes of times that passed while Parley was off.',
    values: {
      RUN_ONCE: { value: 'run-once', description: 'One task for all of them together.' },
      SKIP: { value: 'skip', description: 'No task.' },
    } as const,
  });
}

function defineScheduleTime(builder: Builder, refs: Refs): void {
  builder.objectFields(refs.schedule, (t) => ({
    cron: t.string({
      nullable: true,
      description: 'Minute, hour, day, month and weekday, as in cron; null for a single time.',
      resolve: ({ time }) => (time.kind === 'cron' ? time.expression : null),
    }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The single time; null for one that comes again.',
      resolve: ({ time }) => (time.kind === 'once' ? time.at : null),
    }),
    timeZone: t.string({ description: 'The zone on whose clock it goes, such as `Europe/Berlin`.', resolve: ({ time }) => time.zone }),
  }));
}

function defineScheduleWork(builder: Builder, refs: Refs): void {
  builder.objectFields(refs.schedule, (t) => ({
    prompt: t.string({
      nullable: true,
      description: 'What the agent is given each time; null for a command.',
      resolve: ({ plan: { work } }) => (work.kind === 'prompt' ? work.prompt : null),
    }),
    command: t.string({
      nullable: true,
      description: 'The command that runs each time; null for an agent.',
      resolve: ({ plan: { work } }) => (work.kind === 'command' ? work.command : null),
    }),
    budgetUsd: t.float({
      description: 'The most that each task may spend, US dollars.',
      resolve: ({ plan }) => toDollars(plan.limits.budget),
    }),
    project: t.field({
      type: refs.project,
      nullable: true,
      description: 'The project that it works on; null when the caller may not use it.',
      complexity: 5,
      resolve: ({ plan }, _args, context) => loadNode(plan.projectId, () => context.project(plan.projectId)),
    }),
    isMine: t.boolean({
      description: 'Whether the caller made it.',
      resolve: ({ plan }, _args, { principal }) => plan.personId === principal?.personId,
    }),
  }));
}

function defineScheduleTasks(builder: Builder, refs: Refs): void {
  builder.objectFields(refs.schedule, (t) => ({
    lastTask: t.field({
      type: refs.task,
      nullable: true,
      description: 'The task that it made last; null: none yet.',
      complexity: 5,
      resolve: ({ lastTaskId }, _args, { useCases, principal }) =>
        loadNode(lastTaskId ?? '', () => useCases.tasks.get(principal, lastTaskId ?? '')),
    }),
  }));
  builder.objectFields(refs.task, (t) => ({
    schedule: t.field({
      type: refs.schedule,
      nullable: true,
      description: 'The schedule that made it; null: none did, or it was removed.',
      complexity: 5,
      resolve: ({ scheduleId }, _args, { useCases, principal }) =>
        loadNode(scheduleId ?? '', () => useCases.schedules.get(principal, scheduleId ?? '')),
    }),
  }));
}
