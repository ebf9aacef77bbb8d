import { decideAccess } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Schedule } from '../schedule.ts';

/** More people than one installation has. */
const EVERYBODY = 10_000;

/** `person`: they are gone, were shut out or may no longer have tasks run; `project`: it is gone, or they may not use it any more. */
export type ScheduleObstacle = 'person' | 'project';

/** Why a schedule may not make its task now; null: it may. */
export async function findObstacle(
  { people, projects }: Pick<Ports, 'people' | 'projects'>,
  { personId, projectId }: Schedule['plan'],
): Promise<ScheduleObstacle | null> {
  const person = (await people.list(EVERYBODY)).find(({ id }) => id === personId);
  if (person === undefined || person.isBlocked) return 'person';
  const principal: Principal = { personId, role: person.role, scope: 'admin', tokenId: null };
  if (!decideAccess(principal, 'task.create').allowed) return 'person';
  const project = await projects.get(projectId);
  if (project === null) return 'project';
  const isMember = await projects.isMember(projectId, personId);
  return decideAccess(principal, 'task.create', { kind: 'project', ownerId: project.addedBy, isMember }).allowed ? null : 'project';
}
