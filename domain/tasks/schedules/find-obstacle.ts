import { decideAccess } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Schedule } from '../schedule.ts';

/** More people than one installation has. */
const EVERYBODY = 10_000;

/**
 * `person`: they are gone, were shut out or may no longer have tasks run; `project`: it is gone, or they may not use it any more; `full`: as many of their tasks
 * are open as may be; `unconfirmed`: nobody has said yes to what it may cost, since it was made by a version that asked about each task.
 */
export type ScheduleObstacle = 'person' | 'project' | 'full' | 'unconfirmed';

/** Why a schedule may not make its task now; null: it may. */
export async function findObstacle(
  { people, projects, taskQueue }: Pick<Ports, 'people' | 'projects' | 'taskQueue'>,
  { personId, projectId, confirmation }: Schedule['plan'],
  openPerPerson: number,
): Promise<ScheduleObstacle | null> {
  const person = (await people.list(EVERYBODY)).find(({ id }) => id === personId);
  if (person === undefined || person.isBlocked) return 'person';
  const principal: Principal = { personId, role: person.role, scope: 'admin', tokenId: null };
  if (!decideAccess(principal, 'task.create').allowed) return 'person';
  const project = await projects.get(projectId);
  if (project === null) return 'project';
  const isMember = await projects.isMember(projectId, personId);
  if (!decideAccess(principal, 'task.create', { kind: 'project', ownerId: project.addedBy, isMember }).allowed) return 'project';
  if (confirmation !== null) return 'unconfirmed';
  return (await taskQueue.countOpen(personId)) < openPerPerson ? null : 'full';
}
