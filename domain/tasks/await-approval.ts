import type { Approval, Approver } from '../agent/approval.ts';
import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import { RunPaused } from './run-paused.ts';
import { RUN_TEXTS } from './run-texts.ts';
import type { TaskRun } from './task-run.ts';
import { TASK_TEXTS } from './task-texts.ts';

const LIFETIME_MS = 24 * 3_600_000;
/** Whoever answers at once is not made to wait for another worker. */
const SHORT_WAIT_MS = 2_000;
const POLL_MS = 500;

type ApprovalPorts = Pick<Ports, 'approvals' | 'conversationLog' | 'clock' | 'ids' | 'doorbell' | 'logger'>;

export type AwaitApproval = ReturnType<typeof makeAwaitApproval>;

/**
 * Asks for a yes to one action of a task. When nobody answers at once it throws a RunPaused: the task waits without a worker, and the same step, asked
 * again in the next attempt, finds what was decided. Nobody's answer within a day is a no.
 */
export function makeAwaitApproval(deps: ApprovalPorts) {
  return async (run: TaskRun, step: number, action: string, approver: Approver = 'owner'): Promise<boolean> => {
    const wanted = newRequest(deps, { taskId: run.task.id, step, action, approver, lifetimeMs: LIFETIME_MS });
    const approval = await retryWhileUnreachable(deps.clock, run.signal, () => deps.approvals.request(wanted));
    const message = await tellRequest(deps, run, approval);
    if (message !== null) run.note({ kind: 'approval-asked', action });
    const decision = await run.waitForPerson(() => decisionSoon(deps, run, approval));
    if (decision === null) throw new RunPaused({ kind: 'waits', reason: { code: 'task.waiting.approval', message: message ?? action } });
    if (message !== null) run.note({ kind: 'approval-decided' });
    return decision === 'approved';
  };
}

interface Wanted extends Pick<Approval, 'taskId' | 'step' | 'action' | 'approver'> {
  readonly lifetimeMs: number;
}

/** A request that nobody has decided yet. */
export function newRequest({ ids, clock }: Pick<Ports, 'ids' | 'clock'>, { lifetimeMs, ...wanted }: Wanted): Approval {
  const requestedAt = clock.now();
  const expiresAt = new Date(requestedAt.getTime() + lifetimeMs);
  return { id: ids.code(8), ...wanted, requestedAt, expiresAt, decision: null, decidedBy: null, decidedAt: null };
}

/** Says in the log and where the task began what waits for a yes, and returns it; null: nothing does any more. */
export async function tellRequest(deps: ApprovalPorts, run: TaskRun, approval: Approval): Promise<string | null> {
  const { id: taskId, conversationId } = run.task;
  if (approval.decision !== null || approval.expiresAt <= deps.clock.now()) return null;
  const { language } = run.person;
  const say = approval.approver === 'owner' ? TASK_TEXTS[language].waits : RUN_TEXTS[language].waitsForRequester;
  const message = say(approval.action, approval.id);
  run.output.line('system', message);
  if (conversationId === null) return message;
  const text = TASK_TEXTS[language].asks(taskId, message);
  const notice = { key: `approval:${approval.id}`, text, taskId, at: approval.requestedAt };
  await retryWhileUnreachable(deps.clock, run.signal, () => deps.conversationLog.addNotice(conversationId, notice));
  deps.doorbell.ring(`conversation:${conversationId}`);
  return message;
}

/** What was decided, if anybody does so soon; a request that is gone counts as denied. */
async function decisionSoon(deps: ApprovalPorts, run: TaskRun, { id }: Approval): Promise<Approval['decision']> {
  const until = deps.clock.monotonic() + SHORT_WAIT_MS;
  using rings = makeRingWaiter(deps, `approval:${id}`);
  for (;;) {
    run.signal.throwIfAborted();
    const now = await retryWhileUnreachable(deps.clock, run.signal, () => decisionOf(deps, id));
    if (now !== null || deps.clock.monotonic() >= until) return now;
    await rings.wait(POLL_MS, run.signal);
  }
}

/** What was decided so far; what nobody decided in time has expired. Null: it still waits. */
export async function decisionOf({ approvals, clock }: Pick<Ports, 'approvals' | 'clock'>, id: string): Promise<Approval['decision']> {
  const now = await approvals.get(id);
  if (now === null) return 'denied';
  if (now.decision !== null || now.expiresAt > clock.now()) return now.decision;
  return (await approvals.decide(id, 'expired', null, clock.now()))?.decision ?? 'denied';
}
