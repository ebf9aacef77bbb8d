import { assertAccess } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Projects } from '../projects.ts';
import type { Template, TemplateProblem } from '../template.ts';
import { templateNamed } from './find-template.ts';

export interface TemplateList {
  /** By name. */
  readonly templates: readonly Template[];
  /** Files that could not be read; those of the data folder for admins alone. */
  readonly problems: readonly TemplateProblem[];
}

export type ListTemplates = ReturnType<typeof makeListTemplates>;

/** The templates that somebody can use on a project; one that does not exist yet has none of its own. `project` null: the default one. */
export function makeListTemplates(
  deps: Pick<Ports, 'templates' | 'people'> & { readonly projects: Projects; readonly defaultProject: string },
) {
  async function list(principal: Principal | null, project: string | null): Promise<TemplateList> {
    assertAccess(principal, 'template.read');
    const { templates, problems } = await deps.templates.list(
      await existingFolder(deps.projects, principal, project ?? deps.defaultProject),
    );
    const isAdmin = principal.role === 'owner' || principal.role === 'admin';
    return { templates, problems: isAdmin ? problems : problems.filter(({ file }) => !file.startsWith('/')) };
  }

  return {
    list,

    /** The template of this name; throws InvalidInputError with the nearest name, or with what is wrong with its file. */
    async get(principal: Principal | null, project: string | null, name: string): Promise<Template> {
      assertAccess(principal, 'template.read');
      const language = (await deps.people.get(principal.personId))?.language ?? 'en';
      return templateNamed(await list(principal, project), name, language);
    },
  };
}

/** The folder of a project that the principal may use; null: there is none of this name yet. Makes nothing. */
export async function existingFolder(projects: Projects, principal: Principal, nameOrPath: string): Promise<string | null> {
  const name = projectNameOf(nameOrPath);
  return (await projects.list(principal)).find((project) => project.name === name)?.folder ?? null;
}

/** The name that a project has by its name or path. */
export function projectNameOf(nameOrPath: string): string {
  return nameOrPath.replaceAll('/', '-').toLowerCase();
}
