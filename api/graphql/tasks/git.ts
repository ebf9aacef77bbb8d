import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Commit } from '../../../domain/tasks/task-evidence.ts';
import type { Task } from '../../../domain/tasks/task.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

/** The work of a task in git: its branch and commits, and what can be done with them. */
export function defineTaskGit(builder: Builder, refs: Refs): void {
  const commit = builder.objectRef<Commit>('Commit').implement({
    description: 'A commit of a task.',
    authScopes: { may: 'task.read' },
    fields: (t) => ({
      hash: t.exposeString('hash', { description: 'The full hash.' }),
      subject: t.exposeString('subject', { description: 'The first line of its message.' }),
    }),
  });
  builder.objectFields(refs.task, (t) => ({
    branch: t.string({
      nullable: true,
      description:
        'The branch of its own that it works on, `parley/ID-…`; null: it works in the project’s folder itself, or was not started yet.',
      resolve: ({ worktree }) => worktree?.branch ?? null,
    }),
    isMerged: t.boolean({
      description: 'Whether `mergeTask` has merged its work.',
      resolve: ({ worktree }) => worktree?.isMerged === true,
    }),
    isDiscarded: t.boolean({
      description: 'Whether its branch is removed, by `discardTask` or long after it was merged; what was merged stays.',
      resolve: ({ worktree }) => worktree?.isRemoved === true,
    }),
    commits: t.field({
      type: [commit],
      description: 'Exactly its own commits, oldest first; empty before it has ended.',
      resolve: ({ result }) => [...(result?.evidence?.commits ?? [])],
    }),
    diffStat: t.string({
      nullable: true,
      description: 'What its commits change, as `git diff --stat` says it; null: nothing, or it has not ended.',
      resolve: ({ result }) => result?.evidence?.diffStat ?? null,
    }),
    diff: t.string({
      nullable: true,
      description:
        'What its commits change, as a unified diff, cut where it is too long to be read; null: nothing, it has not ended, or it is discarded.',
      complexity: 20,
      resolve: ({ id }, _args, { useCases, principal }) => useCases.readDiff(principal, id),
    }),
  }));
  defineMerge(builder, refs);
  defineDiscard(builder, refs);
}

function defineMerge(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'mergeTask',
    {
      description: 'Which task’s work to merge.',
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The ended task’s global id or short code.' }) }),
    },
    {
      description: 'Fast-forwards the branch that the task came from to its work, or says why that can’t be.',
      authScopes: { may: 'task.merge' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Task> => useCases.mergeTask(principal, idArgument('Task', input.id)),
    },
    {
      description: 'The merged task.',
      outputFields: (t) => ({ task: t.field({ type: refs.task, description: 'The task as it is now.', resolve: (task) => task }) }),
    },
  );
}

function defineDiscard(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'discardTask',
    {
      description: 'Which task’s work to discard.',
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The ended task’s global id or short code.' }) }),
    },
    {
      description: 'Removes the branch of an ended task and its worktree, with what is not merged.',
      authScopes: { may: 'task.discard' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Task> => useCases.discardTask(principal, idArgument('Task', input.id)),
    },
    {
      description: 'The task whose work is discarded.',
      outputFields: (t) => ({ task: t.field({ type: refs.task, description: 'The task as it is now.', resolve: (task) => task }) }),
    },
  );
}
