import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { isSlip } from './is-slip.ts';
import { projectTexts } from './project-texts.ts';
import type { Project } from './project.ts';

/** One name for a folder and for what people type; the folders above are joined with dashes. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,63}$/u;

type ProjectPorts = Pick<Ports, 'projects' | 'people' | 'files' | 'ids' | 'clock'>;

export type Projects = ReturnType<typeof makeProjects>;

/** Projects, as far as somebody may use them. */
export function makeProjects(deps: ProjectPorts) {
  const { projects } = deps;
  return {
    /**
     * The folder below the workspace root with this relative path, as a project of the principal's; throws InvalidInputError when it lies
     * elsewhere or its name is taken by another folder, ForbiddenError when it belongs to somebody else.
     */
    async add(principal: Principal | null, path: string): Promise<Project> {
      assertAccess(principal, 'project.add');
      return open(deps, principal, path);
    },

    /** The project with this name, in whatever case, or of this folder below the workspace root, made when it is new. */
    async open(principal: Principal | null, nameOrPath: string): Promise<Project> {
      assertAccess(principal, 'project.read');
      const known = await projects.findByName(nameOrPath.toLowerCase());
      if (known === null) return open(deps, principal, nameOrPath);
      return usable(deps, principal, known);
    },

    /** The same for a name that somebody types: one that no project has, and that is nearly another's, is refused as a slip. */
    async named(principal: Principal | null, nameOrPath: string): Promise<Project> {
      assertAccess(principal, 'project.read');
      const known = await projects.findByName(nameOrPath.toLowerCase());
      if (known !== null) return usable(deps, principal, known);
      await assertNoSlip(deps, principal, nameOrPath);
      return open(deps, principal, nameOrPath);
    },

    async get(principal: Principal | null, id: string): Promise<Project> {
      assertAccess(principal, 'project.read');
      const project = await projects.get(id);
      if (project === null || !(await mayUse(deps, principal, project))) throw new UnknownIdError('project');
      return project;
    },

    /** The principal's own and those they are a member of; for admins all. By name. */
    async list(principal: Principal | null): Promise<readonly Project[]> {
      assertAccess(principal, 'project.read');
      return seenBy(deps, principal);
    },
  };
}

async function seenBy({ projects }: ProjectPorts, { role, personId }: Principal): Promise<readonly Project[]> {
  return projects.list(role === 'owner' || role === 'admin' ? 'everybody' : { personId });
}

async function assertNoSlip(deps: ProjectPorts, principal: Principal, written: string): Promise<void> {
  const name = written.replaceAll('/', '-').toLowerCase();
  const all = (await seenBy(deps, principal)).map((project) => project.name);
  const meant = all.includes(name) ? undefined : all.find((each) => isSlip(name, each));
  if (meant !== undefined) throw new InvalidInputError('project', (await projectTexts(deps, principal.personId)).slip(written, meant));
}

/** The project of a folder, made when it is new. */
async function open(deps: ProjectPorts, principal: Principal, path: string): Promise<Project> {
  const name = path.replaceAll('/', '-').toLowerCase();
  const texts = () => projectTexts(deps, principal.personId);
  if (!NAME.test(name)) throw new InvalidInputError('project', (await texts()).notAPath(path));
  const known = await deps.projects.findByName(name);
  if (known !== null) await usable(deps, principal, known);
  else assertAccess(principal, 'project.add');
  const folder = await deps.files.openProject(path);
  if (folder.kind === 'refused') {
    const { notAPath, refused } = await texts();
    throw new InvalidInputError('project', folder.refusal === 'outside' ? notAPath(path) : refused(path, folder.refusal));
  }
  const wanted = { principal, folder: folder.value, path };
  if (known !== null) return sameFolder(deps, known, wanted);
  const there = await inFolder(deps, wanted);
  if (there !== null) return there;
  const added = await deps.projects.add({
    id: deps.ids.uuid(),
    name,
    folder: folder.value,
    addedBy: principal.personId,
    createdAt: deps.clock.now(),
  });
  // Somebody else may have added one of this name meanwhile.
  return sameFolder(deps, await usable(deps, principal, added), wanted);
}

interface WantedFolder {
  readonly principal: Principal;
  readonly folder: string;
  /** As it was written. */
  readonly path: string;
}

async function sameFolder(deps: ProjectPorts, project: Project, { principal, folder, path }: WantedFolder): Promise<Project> {
  if (project.folder === folder) return project;
  throw new InvalidInputError('project', (await projectTexts(deps, principal.personId)).nameTaken(path, project.name));
}

/**
 * The project that is in this folder already, under whatever name; null: none is. A folder within a project of somebody else's, or around one, is
 * refused: through it that project could be read and changed.
 */
async function inFolder(deps: ProjectPorts, { principal, folder, path }: WantedFolder): Promise<Project | null> {
  const overlapping = (await deps.projects.list('everybody')).filter(
    (project) => isWithin(project.folder, folder) || isWithin(folder, project.folder),
  );
  for (const project of overlapping) if (!(await mayUse(deps, principal, project))) throw await takenByAnother(deps, principal, path);
  return overlapping.find((project) => project.folder === folder) ?? null;
}

function isWithin(folder: string, around: string): boolean {
  return folder === around || folder.startsWith(around.endsWith('/') ? around : `${around}/`);
}

async function usable(deps: ProjectPorts, principal: Principal, project: Project): Promise<Project> {
  if (!(await mayUse(deps, principal, project))) throw await takenByAnother(deps, principal, project.name);
  return project;
}

async function takenByAnother(deps: ProjectPorts, { personId }: Principal, name: string): Promise<ForbiddenError> {
  return new ForbiddenError((await projectTexts(deps, personId)).notUsable(name));
}

async function mayUse({ projects }: ProjectPorts, principal: Principal, project: Project): Promise<boolean> {
  const isMember = await projects.isMember(project.id, principal.personId);
  return decideAccess(principal, 'project.read', { kind: 'project', ownerId: project.addedBy, isMember }).allowed;
}
