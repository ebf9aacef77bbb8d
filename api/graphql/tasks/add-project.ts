import { ConflictError } from '../../../domain/errors.ts';
import type { Project } from '../../../domain/tasks/project.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Making a folder a project. */
export function defineAddProject(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'addProject',
    {
      description: 'Which folder.',
      inputFields: (t) => ({ path: t.string({ required: true, description: 'Its path below the workspace root.' }) }),
    },
    {
      description: 'Makes a folder below the workspace root a project of the caller’s.',
      authScopes: { may: 'project.add' },
      errors: { types: [ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Project> => useCases.projects.add(principal, input.path),
    },
    {
      description: 'The project.',
      outputFields: (t) => ({ project: t.field({ type: refs.project, description: 'The project.', resolve: (project) => project }) }),
    },
  );
}
