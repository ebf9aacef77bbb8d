import { assertAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import type { Principal } from '../access/principal.ts';
import type { WatchToken } from '../access/watch-token.ts';
import { assertAfter } from '../delivery/assert-after.ts';
import { endingWith } from '../delivery/ending-with.ts';
import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { shareInFlight } from '../delivery/share-in-flight.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import { UnknownIdError } from '../errors.ts';
import type { Page, PageRequest } from '../ports/page.ts';
import type { Ports } from '../ports/ports.ts';
import type { OutputLine } from './output-line.ts';
import type { JoinedTail, OutputTails } from './output-tail.ts';
import type { Task, TaskState } from './task.ts';
import { isFinal } from './task-state.ts';
import { makeWatchMembership } from './watch-membership.ts';
import type { WatchAllowed } from './watch-membership.ts';

export type { Page, PageRequest };

const POLL_MS = 2_000;
/** A task that was stopped while it ran gets its result a little later: this long it is waited for. */
const RESULT_WITHIN_MS = 10_000;

export type FindTask = ReturnType<typeof makeFindTask>;

/** Looks a task up for somebody: what is somebody else's is answered like what does not exist. */
export function makeFindTask({ tasks, projects }: Pick<Ports, 'tasks' | 'projects'>) {
  return async (principal: Principal | null, action: Action, id: string): Promise<Task> => {
    assertAccess(principal, action);
    const task = await tasks.get(id);
    if (task === null) throw new UnknownIdError('task');
    const isOwn = task.personId === principal.personId;
    const isMember = !isOwn && (await projects.isMember(task.projectId, principal.personId));
    assertAccess(principal, action, { kind: 'task', ownerId: task.personId, isMember });
    return task;
  };
}

/** Leave to follow a task's output. It holds nothing until one of the two ways is taken. */
export interface FollowedOutput {
  readonly taskId: string;
  /** The number of the last line that the follower has. */
  readonly after: number;
  /**
   * Batches of lines, each line once and in order, then live; ends when the task has ended and all lines are given, or when `until` aborts; throws
   * UnauthenticatedError when the token dies meanwhile, UnknownIdError when the follower is no member of the project any more.
   */
  lines(until: AbortSignal): AsyncIterable<readonly OutputLine[]>;
  /** Tells when the follower may no longer see the task; null: nothing but the death of the token ends that. */
  readonly watchAllowed: WatchAllowed | null;
  /** The tail that all followers of the task share. Who takes it ends it themselves when the token dies or the follower may no longer see the task. */
  join(): JoinedTail;
}

export type WatchTasks = ReturnType<typeof makeWatchTasks>;

/** Reading tasks and following them live. */
export function makeWatchTasks(
  deps: Pick<Ports, 'tasks' | 'projects' | 'output' | 'doorbell' | 'clock' | 'logger'> & { watchToken: WatchToken; tails: OutputTails },
) {
  const find = makeFindTask(deps);
  const findToFollow = makeFindForMany(deps);
  const watchMembership = makeWatchMembership(deps);
  return {
    async get(principal: Principal | null, id: string): Promise<Task> {
      return find(principal, 'task.read', id);
    },

    /** The principal's tasks and those of projects they are members of; with `everybody`, for admins, all. Newest first; left out, `states` are any. */
    async list(principal: Principal | null, page: PageRequest, everybody: boolean, states?: readonly TaskState[]): Promise<Page<Task>> {
      assertAccess(principal, everybody ? 'task.read-all' : 'task.read');
      return deps.tasks.list(everybody ? 'everybody' : { personId: principal.personId }, page, states);
    },

    /** A bounded piece of the output: lines after `after`. */
    async readOutput(principal: Principal | null, id: string, after: number, limit: number): Promise<readonly OutputLine[]> {
      await find(principal, 'task.read', id);
      assertAfter(after);
      return (await deps.output.read(id, after, limit))?.lines ?? [];
    },

    /** Lets somebody follow the lines after `after`. */
    async followOutput(principal: Principal | null, id: string, after: number): Promise<FollowedOutput> {
      assertAccess(principal, 'task.read');
      const watchAllowed = watchMembership(await findToFollow(principal, 'task.read', id), principal);
      assertAfter(after);
      const lines: FollowedOutput['lines'] = (until) => {
        const signal = whileAllowed(deps.watchToken(principal, until), watchAllowed, until);
        return endingWith(deps.tails.follow(id, after, signal), signal, until);
      };
      return { taskId: id, after, watchAllowed, lines, join: () => deps.tails.join(id) };
    },

    /** The task as it is now, then after each change of its state and of what it is doing; ends after its final state, with its result. */
    async followTask(principal: Principal | null, id: string, until: AbortSignal): Promise<AsyncIterable<Task>> {
      assertAccess(principal, 'task.read');
      const task = await find(principal, 'task.read', id);
      const signal = whileAllowed(deps.watchToken(principal, until), watchMembership(task, principal), until);
      return endingWith(changes(deps, task, signal), signal, until);
    },
  };
}

function whileAllowed(token: AbortSignal, watchAllowed: WatchAllowed | null, until: AbortSignal): AbortSignal {
  return watchAllowed === null ? token : AbortSignal.any([token, watchAllowed(until)]);
}

/** The same for thousands who come back to one task at once. */
function makeFindForMany({ tasks, projects }: Pick<Ports, 'tasks' | 'projects'>): FindTask {
  return makeFindTask({ tasks: { ...tasks, get: shareInFlight((id) => tasks.get(id)) }, projects });
}

async function* changes(deps: Pick<Ports, 'tasks' | 'doorbell' | 'clock'>, first: Task, signal: AbortSignal): AsyncGenerator<Task> {
  using rings = makeRingWaiter(deps, `task:${first.id}`);
  let shown: Task | null = null;
  while (!signal.aborted) {
    const now = await retryWhileUnreachable(deps.clock, signal, () => deps.tasks.get(first.id));
    if (now === null) return;
    if (shown === null || hasChanged(shown, now)) yield now;
    shown = now;
    if (isFinal(now.state) && !awaitsResult(now, deps.clock.now())) return;
    await rings.wait(POLL_MS, signal);
  }
}

function awaitsResult({ reason, result, startedAt, endedAt }: Task, at: Date): boolean {
  const isOpen = reason?.code === 'task.stopped.by-person' && startedAt !== null && result === null;
  return isOpen && endedAt !== null && at.getTime() - endedAt.getTime() < RESULT_WITHIN_MS;
}

function hasChanged(before: Task, after: Task): boolean {
  return (
    before.state !== after.state ||
    before.attempt !== after.attempt ||
    before.spent !== after.spent ||
    before.reason?.code !== after.reason?.code ||
    (before.result === null) !== (after.result === null) ||
    JSON.stringify(before.progress) !== JSON.stringify(after.progress)
  );
}
