import { assertAccess } from '../../../domain/access/policy.ts';
import type { Builder } from '../builder.ts';
import { follow, itemOf } from '../follow.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import { followLines } from './followed-lines.ts';

/** Following tasks live. */
export function defineTaskSubscriptions(builder: Builder, refs: Refs): void {
  builder.subscriptionFields((t) => ({
    taskOutput: t.field({
      type: refs.outputLine,
      description: 'The lines after a number, then live, each once and in order; ends when the task has ended and all lines are sent.',
      authScopes: { may: 'task.read' },
      args: {
        taskId: t.arg.id({ required: true, description: 'The task’s global id or short code.' }),
        after: t.arg.int({ description: 'The number of the last line that the caller has; left out: from the beginning.' }),
      },
      subscribe: (_root, { taskId, after }, { useCases, principal }) =>
        followLines(useCases.tasks.followOutput(principal, idArgument('Task', taskId), after ?? 0)),
      resolve: (followed, _args, { principal }) => {
        assertAccess(principal, 'task.read');
        return itemOf(followed);
      },
    }),
    taskChanged: t.field({
      type: refs.task,
      description: 'The task as it is now, then after each change of its state; ends after its final state.',
      authScopes: { may: 'task.read' },
      args: { taskId: t.arg.id({ required: true, description: 'The task’s global id or short code.' }) },
      subscribe: (_root, { taskId }, { useCases, principal }) =>
        follow((until) => useCases.tasks.followTask(principal, idArgument('Task', taskId), until)),
      resolve: (followed, _args, { principal }) => {
        assertAccess(principal, 'task.read');
        return itemOf(followed);
      },
    }),
  }));
}
