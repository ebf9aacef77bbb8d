import { decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Ports } from '../ports/ports.ts';
import type { QueuePlace } from './queue-place.ts';
import type { RunningLimits } from './running-limits.ts';
import { isFinal } from './task-state.ts';
import type { Task } from './task.ts';

export type TaskSurroundings = ReturnType<typeof makeTaskSurroundings>;

/** What stands around tasks that the caller was given already: the queue, and what comes after them. */
export function makeTaskSurroundings({ tasks, projects, clock }: Pick<Ports, 'tasks' | 'projects' | 'clock'>, limits: RunningLimits) {
  return {
    /** Where it stands in the queue; null: it runs or has ended. */
    async place({ id, state }: Task): Promise<QueuePlace | null> {
      if (state === 'running' || isFinal(state)) return null;
      const place = await tasks.position(id, limits, clock.now());
      return place === null || place.waitsFor === null ? null : place;
    },

    /** Those that come after any of these tasks, oldest first, as far as the principal may read them. */
    async dependents(principal: Principal | null, of: readonly Task[]): Promise<readonly Task[]> {
      const found = await tasks.dependents(of.map(({ id }) => id));
      const memberOf = new Set(principal === null ? [] : (await projects.list({ personId: principal.personId })).map(({ id }) => id));
      return found.filter(({ personId, projectId }) => {
        const resource = { kind: 'task', ownerId: personId, isMember: memberOf.has(projectId) };
        return decideAccess(principal, 'task.read', resource).allowed;
      });
    },
  };
}
