import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import type { Approval } from '../agent/approval.ts';
import type { Ports } from '../ports/ports.ts';
import { TASK_TEXTS } from './task-texts.ts';
import type { TaskRun } from './task-run.ts';
import { RunAborted } from './work-loop.ts';

const LIFETIME_MS = 24 * 3_600_000;
const POLL_MS = 2_000;

export type AwaitApproval = ReturnType<typeof makeAwaitApproval>;

/**
 * Asks for a yes to one action of a task and waits for it; the task is `waiting` meanwhile. After a restart the same step asks nothing anew.
 * Nobody's answer within a day is a no.
 */
export function makeAwaitApproval(deps: Pick<Ports, 'approvals' | 'taskQueue' | 'clock' | 'ids' | 'doorbell' | 'logger'>) {
  return async (run: TaskRun, step: number, action: string): Promise<boolean> => {
    const { clock } = deps;
    const requestedAt = clock.now();
    const wanted: Approval = {
      id: deps.ids.code(8),
      taskId: run.task.id,
      step,
      action,
      requestedAt,
      expiresAt: new Date(requestedAt.getTime() + LIFETIME_MS),
      decision: null,
      decidedBy: null,
      decidedAt: null,
    };
    const approval = await retryWhileUnreachable(clock, run.signal, () => deps.approvals.request(wanted));
    if (approval.decision !== null) return approval.decision === 'approved';
    const message = TASK_TEXTS[run.person.language].waits(action, approval.id);
    run.output.line('system', message);
    await setWaiting(deps, run, { code: 'task.waiting.approval', message });
    const isApproved = await decision(deps, run, approval);
    await setWaiting(deps, run, null);
    return isApproved;
  };
}

async function decision(
  deps: Pick<Ports, 'approvals' | 'clock' | 'doorbell'>,
  run: TaskRun,
  approval: Approval,
): Promise<boolean> {
  using rings = makeRingWaiter(deps, `approval:${approval.id}`);
  for (;;) {
    run.signal.throwIfAborted();
    const now = await retryWhileUnreachable(deps.clock, run.signal, () => deps.approvals.get(approval.id));
    if (now === null) return false;
    if (now.decision !== null) return now.decision === 'approved';
    if (now.expiresAt <= deps.clock.now()) {
      await deps.approvals.decide(approval.id, 'expired', null, deps.clock.now());
      continue;
    }
    await rings.wait(POLL_MS, run.signal);
  }
}

async function setWaiting(deps: Pick<Ports, 'taskQueue' | 'clock' | 'doorbell'>, run: TaskRun, reason: Parameters<Ports['taskQueue']['setWaiting']>[2]) {
  const isOurs = await retryWhileUnreachable(deps.clock, run.signal, () => deps.taskQueue.setWaiting(run.task.id, run.fence, reason));
  if (!isOurs) throw new RunAborted('lost');
  deps.doorbell.ring(`task:${run.task.id}`);
}
