import type { Approval, Approver } from '../agent/approval.ts';
import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import { RunAborted } from './run-aborted.ts';
import type { TaskReason } from './task.ts';
import type { TaskRun } from './task-run.ts';
import { TASK_TEXTS } from './task-texts.ts';

const LIFETIME_MS = 24 * 3_600_000;
const POLL_MS = 2_000;

type ApprovalPorts = Pick<Ports, 'approvals' | 'taskQueue' | 'conversationLog' | 'clock' | 'ids' | 'doorbell' | 'logger'>;

export type AwaitApproval = ReturnType<typeof makeAwaitApproval>;

/**
 * Asks for a yes to one action of a task and waits for it; the task is `waiting` meanwhile. After a restart the same step asks nothing anew.
 * Nobody's answer within a day is a no.
 */
export function makeAwaitApproval(deps: ApprovalPorts) {
  return async (run: TaskRun, step: number, action: string, approver: Approver = 'owner'): Promise<boolean> => {
    const { clock } = deps;
    const requestedAt = clock.now();
    const wanted: Approval = {
      id: deps.ids.code(8),
      taskId: run.task.id,
      step,
      action,
      approver,
      requestedAt,
      expiresAt: new Date(requestedAt.getTime() + LIFETIME_MS),
      decision: null,
      decidedBy: null,
      decidedAt: null,
    };
    const approval = await retryWhileUnreachable(clock, run.signal, () => deps.approvals.request(wanted));
    if (approval.decision !== null) return approval.decision === 'approved';
    await tell(deps, run, approval);
    const isApproved = await run.waitForPerson(() => decision(deps, run, approval));
    await setWaiting(deps, run, null);
    return isApproved;
  };
}

/** In the log, in the state, and where the task comes from, once however often it is run. */
async function tell(deps: ApprovalPorts, run: TaskRun, approval: Approval): Promise<void> {
  const { id: taskId, conversationId } = run.task;
  const texts = TASK_TEXTS[run.person.language];
  const message = texts.waits(approval.action, approval.id);
  run.output.line('system', message);
  await setWaiting(deps, run, { code: 'task.waiting.approval', message });
  if (conversationId === null) return;
  const notice = { key: `approval:${approval.id}`, text: texts.asks(taskId, message), taskId, at: approval.requestedAt };
  await retryWhileUnreachable(deps.clock, run.signal, () => deps.conversationLog.addNotice(conversationId, notice));
  deps.doorbell.ring(`conversation:${conversationId}`);
}

async function decision(deps: ApprovalPorts, run: TaskRun, approval: Approval): Promise<boolean> {
  using rings = makeRingWaiter(deps, `approval:${approval.id}`);
  for (;;) {
    run.signal.throwIfAborted();
    const now = await retryWhileUnreachable(deps.clock, run.signal, () => deps.approvals.get(approval.id));
    if (now === null) return false;
    if (now.decision !== null) return now.decision === 'approved';
    if (now.expiresAt > deps.clock.now()) await rings.wait(POLL_MS, run.signal);
    else await retryWhileUnreachable(deps.clock, run.signal, () => deps.approvals.decide(approval.id, 'expired', null, deps.clock.now()));
  }
}

async function setWaiting(deps: ApprovalPorts, run: TaskRun, reason: TaskReason | null): Promise<void> {
  const isOurs = await retryWhileUnreachable(deps.clock, run.signal, () => deps.taskQueue.setWaiting(run.task.id, run.fence, reason));
  if (!isOurs) throw new RunAborted('lost');
  deps.doorbell.ring(`task:${run.task.id}`);
}
