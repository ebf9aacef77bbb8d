import { ConflictError } from '../../../domain/errors.ts';
import type { Project } from '../../../domain/tasks/project.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Making a project of a repository elsewhere. */
export function defineCloneProject(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'cloneProject',
    {
      description: 'Which repository.',
      inputFields: (t) => ({
        url: t.string({ required: true, description: 'Its https address, such as `https://github.com/owner/name`.' }),
        name: t.string({ description: 'What the project is called; left out: like the repository.' }),
      }),
    },
    {
      description: 'For admins: clones a git repository into the workspace and makes it a project. Answers when it is done.',
      authScopes: { may: 'project.clone' },
      errors: { types: [ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Project> =>
        useCases.cloneProject(principal, { url: input.url, name: input.name ?? null }),
    },
    {
      description: 'The project.',
      outputFields: (t) => ({ project: t.field({ type: refs.project, description: 'The project.', resolve: (project) => project }) }),
    },
  );
}
