import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import { RunAborted } from '../tasks/run-aborted.ts';
import type { RunRef, Step, StepIntent, StepResult } from './step.ts';

type JournalDeps = Pick<Ports, 'steps' | 'ledger' | 'clock'>;

interface Run {
  readonly ref: RunRef;
  readonly fence: number;
  readonly signal: AbortSignal;
}

/** What was done of a run before, of which nothing stays reserved. */
export async function takeUp({ steps, ledger, clock }: JournalDeps, { ref, signal }: Omit<Run, 'fence'>): Promise<readonly Step[]> {
  await retryWhileUnreachable(clock, signal, () => ledger.settleOrphans(ref, clock.now()));
  return retryWhileUnreachable(clock, signal, () => steps.load(ref));
}

/** Notes that a step is about to happen. Throws RunAborted when the claim is lost. */
export async function begin({ steps, clock }: JournalDeps, { ref, fence, signal }: Run, number: number, intent: StepIntent): Promise<void> {
  const isOurs = await retryWhileUnreachable(clock, signal, () => steps.begin(ref, fence, number, intent));
  if (!isOurs) throw new RunAborted('lost');
}

/** Notes what came of it. Throws RunAborted when the claim is lost. */
export async function finish(
  { steps, clock }: JournalDeps,
  { ref, fence, signal }: Run,
  number: number,
  result: StepResult,
): Promise<void> {
  const isOurs = await retryWhileUnreachable(clock, signal, () => steps.finish(ref, fence, number, result));
  if (!isOurs) throw new RunAborted('lost');
}
