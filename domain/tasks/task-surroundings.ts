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
    /** Where these stand in the queue; those that run or have ended are not in the map. */
    async places(of: readonly Task[]): Promise<ReadonlyMap<string, QueuePlace>> {
      const open = of.filter(({ state }) => state !== 'running' && !isFinal(state)).map(({ id }) => id);
      const places = open.length === 0 ? [] : [...(await tasks.positions(open, limits, clock.now()))];
      return new Map(places.filter(([, { waitsFor }]) => waitsFor !== null));
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
