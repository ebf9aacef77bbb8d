import type { QueuePlace } from '../../../domain/tasks/queue-place.ts';
import type { TaskDependency } from '../../../domain/tasks/task-dependency.ts';
import type { Builder } from '../builder.ts';
import { encodeGlobalId } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { TaskInputParts } from './task-input.ts';

const authScopes = { may: 'task.read' } as const;

/** What a task waits for, and what waits for it. */
export function defineTaskGraph(builder: Builder, refs: Refs, condition: TaskInputParts['condition']): void {
  const queue = defineQueue(builder);
  const dependency = defineDependency(builder, condition);
  builder.objectFields(refs.task, (t) => ({
    queue: t.field({
      type: queue,
      nullable: true,
      description: 'Where it stands in the queue; null: it runs or has ended.',
      complexity: 5,
      resolve: (task, _args, { placeOf }) => placeOf(task),
    }),
    after: t.field({
      type: [dependency],
      description: 'What has to end before it starts; empty: nothing.',
      resolve: ({ after }) => [...after],
    }),
    dependents: t.field({
      type: [refs.task],
      description: 'The tasks that start after it, oldest first.',
      complexity: { field: 2, multiplier: 5 },
      resolve: async (task, _args, { dependentsOf }) => [...(await dependentsOf(task))],
    }),
  }));
}

function defineQueue(builder: Builder) {
  const wait = builder.enumType('QueueWait', {
    description: 'What keeps a task from running.',
    values: {
      DEPENDENCY: { value: 'dependency', description: 'Another task.' },
      APPROVAL: { value: 'approval', description: 'A person’s yes.' },
      TIME: { value: 'time', description: 'A time to come.' },
      PERSON: { value: 'person', description: 'As many tasks of its person run as may.' },
      PROJECT: { value: 'project', description: 'As many tasks of its project run as may.' },
      ALL: { value: 'all', description: 'As many tasks run as may.' },
      WORKER: { value: 'worker', description: 'That a worker is free.' },
    } as const,
  });
  return builder.objectRef<QueuePlace>('QueuePlace').implement({
    description: 'Where a task stands in the queue.',
    authScopes,
    fields: (t) => ({
      ahead: t.exposeInt('ahead', { description: 'How many tasks would be started before it if none came and none ended.' }),
      waitsFor: t.expose('waitsFor', { type: wait, nullable: true, description: 'What keeps it from running.' }),
    }),
  });
}

function defineDependency(builder: Builder, when: TaskInputParts['condition']) {
  return builder.objectRef<TaskDependency>('TaskDependency').implement({
    description: 'A task that has to end before another one starts.',
    authScopes,
    fields: (t) => ({
      taskId: t.id({ description: 'The global id of the task.', resolve: ({ taskId }) => encodeGlobalId('Task', taskId) }),
      shortId: t.exposeString('taskId', { description: 'The code that people type.' }),
      when: t.expose('when', { type: when, description: 'Which end of it lets the other one start.' }),
    }),
  });
}
