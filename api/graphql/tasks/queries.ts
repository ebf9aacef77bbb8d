import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import { pageArgs, pageComplexity, pageRequest, toConnection } from '../page.ts';
import type { Refs } from '../refs.ts';
import type { defineTask } from './task.ts';

/** Tasks, what they work on, and what they wait for. */
export function defineTaskQueries(builder: Builder, refs: Refs, state: ReturnType<typeof defineTask>): void {
  const connection = builder.connectionObject(
    { type: refs.task, name: 'TaskConnection', description: 'A page of tasks.' },
    { name: 'TaskEdge', description: 'A task in a page.' },
  );
  builder.queryFields((t) => ({
    tasks: t.field({
      type: connection,
      nullable: true,
      description: 'The caller’s tasks and those of their projects, newest first.',
      authScopes: { may: 'task.read' },
      complexity: pageComplexity,
      args: {
        ...pageArgs(builder),
        everybody: t.arg.boolean({ defaultValue: false, description: 'For admins: everybody’s tasks.' }),
        states: t.arg({ type: [state], description: 'Only those in one of these states; left out, or empty: in any.' }),
      },
      resolve: async (_root, args, { useCases, principal }) => {
        const page = pageRequest(args);
        return toConnection(await useCases.tasks.list(principal, page, args.everybody ?? false, args.states ?? []), page);
      },
    }),
    task: t.field({
      type: refs.task,
      nullable: true,
      description: 'One task.',
      authScopes: { may: 'task.read' },
      args: { id: t.arg.id({ required: true, description: 'Its global id or short code.' }) },
      resolve: (_root, { id }, { useCases, principal }) => useCases.tasks.get(principal, idArgument('Task', id)),
    }),
    projects: t.field({
      type: [refs.project],
      nullable: true,
      description: 'The projects that the caller may use, by name.',
      authScopes: { may: 'project.read' },
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.projects.list(principal))],
    }),
    approvals: t.field({
      type: [refs.approval],
      nullable: true,
      description: 'What waits for a yes that the caller may give, oldest first.',
      authScopes: { may: 'approval.read' },
      resolve: async (_root, _args, { useCases, principal }) => [...(await useCases.approvals.pending(principal))],
    }),
  }));
}
