import type { Language } from '../access/person.ts';
import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Task } from './task.ts';
import { isFinal } from './task-state.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { keepStoppedWork } from './git/keep-stopped-work.ts';
import type { KeepStoppedWorkDeps } from './git/keep-stopped-work.ts';
import { makeFindTask } from './watch-tasks.ts';

export type StopTask = ReturnType<typeof makeStopTask>;

/** Stops a task for good. When it ended by itself at the same moment, the answer says so (I4). */
export function makeStopTask(deps: KeepStoppedWorkDeps & Pick<Ports, 'ledger' | 'approvals'>) {
  const find = makeFindTask(deps);
  return async (principal: Principal | null, id: string): Promise<Task> => {
    assertAccess(principal, 'task.stop');
    const before = await find(principal, 'task.stop', id);
    const stopper = await deps.people.get(principal.personId);
    const reader = await deps.people.get(before.personId);
    const message = TASK_TEXTS[reader?.language ?? 'en'].stoppedBy(stopper?.name ?? null);
    const stopped = await deps.tasks.stop(id, { code: 'task.stopped.by-person', message }, deps.clock.now());
    if (stopped === null) throw new UnknownIdError('task');
    if (!stopped.won) throw hadEnded(stopped.task, stopper?.language ?? 'en');
    deps.logger.info('task.stopped', { taskId: id, personId: principal.personId });
    // Nobody comes after this who would: its worker is told that the claim is lost, or is dead.
    await deps.ledger.settleOrphans({ kind: 'task', id }, deps.clock.now()).catch((cause: unknown) => {
      deps.logger.warn('task.not-settled', { taskId: id, cause });
    });
    await expireApprovals(deps, id).catch((cause: unknown) => deps.logger.warn('approval.not-expired', { taskId: id, cause }));
    deps.doorbell.ring(`task:${id}`, `output:${id}`, 'work:tasks');
    if (stopped.task.conversationId !== null) deps.doorbell.ring(`conversation:${stopped.task.conversationId}`);
    // A worker that runs it keeps its work itself, when it has let go.
    if (before.startedAt === null || before.state === 'running') return stopped.task;
    await keepStoppedWork(deps, id);
    return (await deps.tasks.get(id)) ?? stopped.task;
  };
}

/** What a stopped task had asked for needs no answer any more. */
async function expireApprovals({ approvals, clock }: Pick<Ports, 'approvals' | 'clock'>, taskId: string): Promise<void> {
  const asked = (await approvals.pending('everybody')).filter((approval) => approval.taskId === taskId);
  for (const { id } of asked) await approvals.decide(id, 'expired', null, clock.now());
}

function hadEnded({ id, state }: Task, language: Language): ConflictError {
  if (!isFinal(state)) throw new Error(`Task ${id} was neither stopped nor had it ended.`);
  return new ConflictError(TASK_TEXTS[language].hadEnded(id, state));
}
