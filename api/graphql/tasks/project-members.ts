import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Project } from '../../../domain/tasks/project.ts';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Who may use a project. */
export function defineProjectMembers(builder: Builder, refs: Refs): void {
  defineMembership(builder, refs, { name: 'addProjectMember', verb: 'add', description: 'Lets a person use a project and see its tasks.' });
  defineMembership(builder, refs, {
    name: 'removeProjectMember',
    verb: 'remove',
    description: 'Ends that; whoever added the project stays.',
  });
}

function defineMembership(
  builder: Builder,
  refs: Refs,
  { name, verb, description }: { readonly name: string; readonly verb: 'add' | 'remove'; readonly description: string },
): void {
  builder.relayMutationField(
    name,
    {
      description: 'Who, and in which project.',
      inputFields: (t) => ({
        project: t.string({ required: true, description: 'The project’s name.' }),
        person: t.string({ required: true, description: 'The person’s name, or an identity such as `telegram:7`.' }),
      }),
    },
    {
      description,
      authScopes: { may: 'project.share' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Project> => useCases.projectMembers[verb](principal, input),
    },
    {
      description: 'The project.',
      outputFields: (t) => ({ project: t.field({ type: refs.project, description: 'The project.', resolve: (project) => project }) }),
    },
  );
}
