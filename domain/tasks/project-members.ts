import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Language, Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { MEMBER_TEXTS } from './member-texts.ts';
import type { Project } from './project.ts';

/** More people than one installation has. */
const EVERYBODY = 10_000;

export interface Membership {
  /** The project's name. */
  readonly project: string;
  /** Whom: a name, an id or an identity such as `telegram:7`. */
  readonly person: string;
}

export type ProjectMembers = ReturnType<typeof makeProjectMembers>;

/** Who may use a project and see its tasks, besides admins; for admins and whoever added it. */
export function makeProjectMembers(deps: Pick<Ports, 'projects' | 'people' | 'identities' | 'doorbell' | 'logger'>) {
  const { people, projects, doorbell, logger } = deps;
  const find = async (principal: Principal | null, { project: name, person: who }: Membership) => {
    assertAccess(principal, 'project.share');
    const texts = MEMBER_TEXTS[(await people.get(principal.personId))?.language ?? 'en'];
    const project = await projects.findByName(name.trim().toLowerCase());
    if (project === null) throw new UnknownIdError('project');
    const resource = { kind: 'project', ownerId: project.addedBy, isMember: await projects.isMember(project.id, principal.personId) };
    // Members may know of it, others may not.
    assertAccess(principal, 'project.read', resource);
    if (!decideAccess(principal, 'project.share', resource).allowed) throw new ForbiddenError(texts.notYours);
    return { project, texts, person: await personNamed(deps, who, texts) };
  };
  const told = (event: string, { project, person }: { project: Project; person: Person }, by: Principal | null): Project => {
    logger.info(event, { projectId: project.id, personId: person.id, by: by?.personId });
    doorbell.ring('access');
    return project;
  };
  return {
    /** Who is one already stays one. */
    async add(principal: Principal | null, membership: Membership): Promise<Project> {
      const found = await find(principal, membership);
      if (found.person.role === 'guest') throw new ConflictError(found.texts.guest(found.person.name));
      await projects.addMember(found.project.id, found.person.id);
      return told('project.member-added', found, principal);
    },

    /** Whoever added the project stays; a person who is no member stays none. */
    async remove(principal: Principal | null, membership: Membership): Promise<Project> {
      const found = await find(principal, membership);
      if (found.person.id === found.project.addedBy) throw new ConflictError(found.texts.stays(found.person.name));
      await projects.removeMember(found.project.id, found.person.id);
      return told('project.member-removed', found, principal);
    },
  };
}

/** The one person who is meant; throws InvalidInputError when it is nobody, or several. */
async function personNamed(
  { people, identities }: Pick<Ports, 'people' | 'identities'>,
  who: string,
  texts: (typeof MEMBER_TEXTS)[Language],
): Promise<Person> {
  const wanted = who.trim().toLowerCase();
  const all = await people.list(EVERYBODY);
  const named = all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const [channel = '', ...rest] = who.trim().split(':');
  const known = channel === 'telegram' || channel === 'matrix' ? await identities.find(channel, rest.join(':')) : null;
  const [found, ...others] = known === null ? named : [known.person];
  const shown = who.trim().slice(0, 50).toWellFormed();
  if (found === undefined) throw new InvalidInputError('person', texts.nobody(shown));
  if (others.length > 0) throw new InvalidInputError('person', texts.several(shown));
  return found;
}
