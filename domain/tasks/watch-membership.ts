import { decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Task } from './task.ts';

/** The safety net behind the doorbell, which says at once that somebody is no member any more. */
const RECHECK_MS = 5_000;

type WatchPorts = Pick<Ports, 'projects' | 'clock' | 'doorbell' | 'logger'>;

/** Who follows tasks of a project as one of its members. */
interface Watch {
  readonly projectId: string;
  readonly personId: string;
  readonly controllers: Set<AbortController>;
}

/** A signal that aborts when somebody may no longer see what they follow, or when `until` aborts; watching ends with `until`. */
export type WatchAllowed = (until: AbortSignal) => AbortSignal;

/**
 * Tells those who follow a task that they are no member of its project any more. Each member is looked up once for all that they follow of one project.
 */
export function makeWatchMembership(deps: WatchPorts) {
  const watched = new Map<string, Watch>();
  let nobodyWatches: AbortController | null = null;

  function begin(key: string, watch: Watch, controller: AbortController): void {
    watched.set(key, watch);
    watch.controllers.add(controller);
    if (nobodyWatches !== null) return;
    nobodyWatches = new AbortController();
    keepChecking(deps, watched, nobodyWatches.signal).catch((cause: unknown) => deps.logger.error('membership.watch-ended', { cause }));
  }

  function end(key: string, controller: AbortController): void {
    const watch = watched.get(key);
    watch?.controllers.delete(controller);
    if (watch?.controllers.size === 0) watched.delete(key);
    if (watched.size > 0) return;
    nobodyWatches?.abort();
    nobodyWatches = null;
  }

  /** Null: this principal may see the task whoever is a member. */
  return ({ projectId, personId: ownerId }: Task, principal: Principal): WatchAllowed | null => {
    const { personId } = principal;
    if (decideAccess(principal, 'task.read', { kind: 'task', ownerId, isMember: false }).allowed) return null;
    const key = `${projectId} ${personId}`;
    return (until) => {
      if (until.aborted) return until;
      const controller = new AbortController();
      begin(key, watched.get(key) ?? { projectId, personId, controllers: new Set() }, controller);
      until.addEventListener('abort', () => end(key, controller), { once: true });
      return AbortSignal.any([controller.signal, until]);
    };
  };
}

async function keepChecking(deps: WatchPorts, watched: ReadonlyMap<string, Watch>, until: AbortSignal): Promise<void> {
  using rings = makeRingWaiter(deps, 'access');
  while (!until.aborted) {
    await rings.wait(RECHECK_MS, until);
    for (const watch of until.aborted ? [] : [...watched.values()]) await abortStranger(deps, watch);
  }
}

/** As a query by a stranger is answered. */
async function abortStranger({ projects, logger }: WatchPorts, { projectId, personId, controllers }: Watch): Promise<void> {
  try {
    if (await projects.isMember(projectId, personId)) return;
    for (const controller of controllers) controller.abort(new UnknownIdError('task'));
  } catch (cause) {
    logger.warn('membership.check-failed', { cause });
  }
}
