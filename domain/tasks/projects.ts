import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Project } from './project.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export type Projects = ReturnType<typeof makeProjects>;

/** Projects, as far as somebody may use them. */
export function makeProjects({ projects, files, ids, clock }: Pick<Ports, 'projects' | 'files' | 'ids' | 'clock'>) {
  /** The folder below the workspace root with this relative path, as a project of the principal's; throws InvalidInputError when it lies elsewhere. */
  async function add(principal: Principal | null, path: string): Promise<Project> {
    assertAccess(principal, 'project.add');
    const name = path.replaceAll('/', '-').toLowerCase();
    if (!NAME.test(name)) {
      throw new InvalidInputError('project', `"${path}" can't be a project: use a folder's name in letters, digits, dots and dashes, below the workspace.`);
    }
    const folder = await files.openProject(path);
    if (folder.kind === 'refused') throw new InvalidInputError('project', folder.message);
    return projects.add({ id: ids.uuid(), name, folder: folder.value, addedBy: principal.personId, createdAt: clock.now() });
  }

  async function mayUse(principal: Principal | null, project: Project): Promise<void> {
    const isMember = principal !== null && (await projects.isMember(project.id, principal.personId));
    assertAccess(principal, 'project.read', { kind: 'project', ownerId: project.addedBy, isMember });
  }

  return {
    add,

    /** The project with this name, made from the workspace's folder of that name when it is new. */
    async open(principal: Principal | null, nameOrPath: string): Promise<Project> {
      assertAccess(principal, 'project.read');
      const known = await projects.findByName(nameOrPath.replaceAll('/', '-').toLowerCase());
      if (known === null) return add(principal, nameOrPath);
      await mayUse(principal, known).catch((cause: unknown) => {
        if (cause instanceof UnknownIdError) {
          throw new ForbiddenError(`A project named "${nameOrPath}" can't be used: choose another name, or ask an admin.`, { cause });
        }
        throw cause;
      });
      return known;
    },

    async get(principal: Principal | null, id: string): Promise<Project> {
      assertAccess(principal, 'project.read');
      const project = await projects.get(id);
      if (project === null) throw new UnknownIdError('project');
      await mayUse(principal, project);
      return project;
    },

    async list(principal: Principal | null): Promise<readonly Project[]> {
      assertAccess(principal, 'project.read');
      const seesAll = principal.role === 'owner' || principal.role === 'admin';
      return projects.list(seesAll ? 'everybody' : { personId: principal.personId });
    },
  };
}
