import type { TaskReason, TaskResult } from '../../../domain/tasks/task.ts';
import type { Builder } from '../builder.ts';

/** The states of a task. */
export function defineTaskState(builder: Builder) {
  return builder.enumType('TaskState', {
    description: 'Where a task stands. The last three are final.',
    values: {
      QUEUED: { value: 'queued', description: 'Waits for a free worker.' },
      WAITING: { value: 'waiting', description: 'Waits for an approval.' },
      RUNNING: { value: 'running', description: 'A worker runs it.' },
      INTERRUPTED: { value: 'interrupted', description: 'Between two attempts; any worker will go on with it.' },
      SUCCEEDED: { value: 'succeeded', description: 'Did what was asked.' },
      FAILED: { value: 'failed', description: 'Could not; `reason` says why.' },
      STOPPED: { value: 'stopped', description: 'Ended by a person or a limit.' },
    } as const,
  });
}

/** Why a task is in its state. */
export function defineTaskReason(builder: Builder) {
  return builder.objectRef<TaskReason>('TaskReason').implement({
    description: 'Why a task is in its state.',
    authScopes: { may: 'task.read' },
    fields: (t) => ({
      code: t.exposeString('code', { description: 'A stable dotted code such as `task.stopped.by-person`.' }),
      message: t.exposeString('message', { description: 'One sentence for people.' }),
    }),
  });
}

/** What came of a task. */
export function defineTaskResult(builder: Builder) {
  return builder.objectRef<TaskResult>('TaskResult').implement({
    description: 'What came of a task.',
    authScopes: { may: 'task.read' },
    fields: (t) => ({
      summary: t.exposeString('summary', { nullable: true, description: 'The agent’s closing words; null for a command.' }),
      exitCode: t.exposeInt('exitCode', {
        nullable: true,
        description: 'The command’s exit code; null for an agent, or when it did not exit by itself.',
      }),
    }),
  });
}
