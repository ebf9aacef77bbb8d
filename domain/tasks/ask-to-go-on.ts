import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import { decisionOf, newRequest, tellRequest } from './await-approval.ts';
import { RUN_TEXTS } from './run-texts.ts';
import type { TaskRun } from './task-run.ts';

const MINUTE_MS = 60_000;
const POLL_MS = 2_000;

type AskPorts = Pick<Ports, 'approvals' | 'conversationLog' | 'clock' | 'ids' | 'doorbell' | 'logger'>;

/**
 * Asks whoever is in charge of a task that shows no sign of life whether it is to go on. What it does goes on meanwhile: a sign of life answers the
 * question. Nobody's answer within as long again is a no.
 */
export async function askToGoOn(deps: AskPorts, run: TaskRun, isAlive: () => boolean, ended: AbortSignal): Promise<boolean> {
  const { clock, approvals } = deps;
  const signal = AbortSignal.any([run.signal, ended]);
  const { id: taskId, limits } = run.task;
  const asked = await retryWhileUnreachable(clock, signal, () => approvals.ofTask(taskId));
  const earlier = asked.filter(({ step }) => step < 0);
  // What a dead worker had asked is still the question, as long as it can be answered.
  const open = earlier.find(({ decision, expiresAt }) => decision === null && expiresAt > clock.now());
  const step = open?.step ?? -(earlier.length + 1);
  const action = RUN_TEXTS[run.person.language].goOn(Math.round(limits.idleMs / MINUTE_MS));
  const wanted = newRequest(deps, { taskId, step, action, approver: 'requester', lifetimeMs: limits.idleMs });
  const approval = await retryWhileUnreachable(clock, signal, () => approvals.request(wanted));
  await tellRequest(deps, run, approval);
  using rings = makeRingWaiter(deps, `approval:${approval.id}`);
  for (;;) {
    signal.throwIfAborted();
    const decision = await retryWhileUnreachable(clock, signal, () => decisionOf(deps, approval.id));
    if (decision !== null) return decision === 'approved' || isAlive();
    if (isAlive()) {
      await retryWhileUnreachable(clock, signal, () => approvals.decide(approval.id, 'expired', null, clock.now()));
      return true;
    }
    await rings.wait(POLL_MS, signal);
  }
}
