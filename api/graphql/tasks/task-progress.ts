import type { RanCommand, TaskEvidence } from '../../../domain/tasks/task-evidence.ts';
import type { PlanItem, TaskProgress } from '../../../domain/tasks/task-progress.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

const authScopes = { may: 'task.read' } as const;

/** What a task is doing and has done, from what Parley itself saw. */
export function defineTaskProgress(builder: Builder, refs: Refs): void {
  const stage = defineStage(builder);
  const planItem = definePlanItem(builder);
  const evidence = defineEvidence(builder);
  builder.objectFields(refs.task, (t) => ({
    stage: t.field({
      type: stage,
      nullable: true,
      description: 'What it is doing, or did last; null: it has not begun.',
      resolve: ({ progress }) => progress,
    }),
    plan: t.field({
      type: [planItem],
      description: 'The agent’s own plan; empty: it made none.',
      resolve: ({ progress }) => [...(progress?.plan ?? [])],
    }),
    evidence: t.field({
      type: evidence,
      nullable: true,
      description: 'What the run itself saw of the work, whatever its summary claims; null: it has not ended, or was cut off before.',
      resolve: ({ result }) => result?.evidence ?? null,
    }),
  }));
}

function defineStage(builder: Builder) {
  const kind = builder.enumType('TaskStageKind', {
    description: 'What a task may be doing.',
    values: {
      STARTING: { value: 'starting', description: 'Getting ready.' },
      PLANNING: { value: 'planning', description: 'Making or changing its plan.' },
      EXPLORING: { value: 'exploring', description: 'Reading the project.' },
      EDITING: { value: 'editing', description: 'Changing files.' },
      RUNNING: { value: 'running', description: 'Running a command.' },
      TESTING: { value: 'testing', description: 'Running checks.' },
      COMMITTING: { value: 'committing', description: 'Committing its work.' },
      BROWSING: { value: 'browsing', description: 'Reading the web.' },
      WAITING_FOR_MODEL: { value: 'waiting-for-model', description: 'Waiting for what the model says.' },
      WAITING_FOR_APPROVAL: { value: 'waiting-for-approval', description: 'Waiting for a person’s yes.' },
      WRAPPING_UP: { value: 'wrapping-up', description: 'Near its end, saying what was done.' },
    } as const,
  });
  return builder.objectRef<TaskProgress>('TaskStage').implement({
    description: 'What a task is doing.',
    authScopes,
    fields: (t) => ({
      stage: t.expose('stage', { type: kind, description: 'The kind of work.' }),
      detail: t.exposeString('detail', { nullable: true, description: 'Such as the command that runs; null: the kind says it all.' }),
      since: t.expose('since', { type: 'DateTime', description: 'Since when.' }),
      aliveAt: t.expose('aliveAt', { type: 'DateTime', description: 'Its last sign of life.' }),
    }),
  });
}

function definePlanItem(builder: Builder) {
  const state = builder.enumType('PlanItemState', {
    description: 'How far a part of a plan is.',
    values: {
      OPEN: { value: 'open', description: 'Still to do.' },
      DOING: { value: 'doing', description: 'At work on it.' },
      DONE: { value: 'done', description: 'Done.' },
    } as const,
  });
  return builder.objectRef<PlanItem>('PlanItem').implement({
    description: 'A part of an agent’s plan.',
    authScopes,
    fields: (t) => ({
      text: t.exposeString('text', { description: 'What is to be done.' }),
      state: t.expose('state', { type: state, description: 'How far it is.' }),
    }),
  });
}

function defineEvidence(builder: Builder) {
  const command = builder.objectRef<RanCommand>('RanCommand').implement({
    description: 'A command that ran in a task.',
    authScopes,
    fields: (t) => ({
      command: t.exposeString('command', { description: 'As it was given.' }),
      exitCode: t.exposeInt('exitCode', { nullable: true, description: 'Null: it did not exit by itself.' }),
    }),
  });
  return builder.objectRef<TaskEvidence>('TaskEvidence').implement({
    description: 'What a run itself saw of the work.',
    authScopes,
    fields: (t) => ({
      commands: t.field({ type: [command], description: 'The commands that ran, in order.', resolve: ({ commands }) => [...commands] }),
      filesWritten: t.stringList({
        description: 'Paths that its file tools wrote, each once.',
        resolve: ({ filesWritten }) => [...filesWritten],
      }),
    }),
  });
}
