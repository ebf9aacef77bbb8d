import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { isProjectName, readGitAddress } from './git-address.ts';
import { projectTexts } from './project-texts.ts';
import type { Project } from './project.ts';
import type { Projects } from './projects.ts';

export type CloneProject = ReturnType<typeof makeCloneProject>;

/** Makes a project of a repository elsewhere, for admins: Parley itself reaches out for it. `name` null: as the repository is called. */
export function makeCloneProject(
  deps: Pick<Ports, 'cloner' | 'logger' | 'people'> & {
    readonly projects: Projects;
    readonly findProject: (name: string) => Promise<Project | null>;
  },
) {
  return async (principal: Principal | null, wanted: { readonly url: string; readonly name: string | null }): Promise<Project> => {
    assertAccess(principal, 'project.clone');
    const language = (await deps.people.get(principal.personId))?.language ?? 'en';
    const { url, name: usual } = readGitAddress(wanted.url, language);
    const name = wanted.name ?? usual;
    const texts = await projectTexts(deps, principal.personId);
    if (!isProjectName(name)) throw new InvalidInputError('name', texts.notAName(name));
    if ((await deps.findProject(name.toLowerCase())) !== null) throw new ConflictError(texts.exists(name.toLowerCase()));
    const cloned = await deps.cloner.clone(url, name);
    if (cloned.kind === 'refused') throw new ConflictError(cloned.message[language]);
    const project = await deps.projects.add(principal, name);
    deps.logger.info('project.cloned', { projectId: project.id, personId: principal.personId, url });
    return project;
  };
}
