import { UnreachableError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * Asks something outside, and no longer than the deadline: an answer that does not come leaves open what was done, which is an UnreachableError.
 * Throws the signal's reason when that aborts.
 */
export async function askInTime<T>(
  clock: Clock,
  signal: AbortSignal,
  deadlineMs: number,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const [late, over] = [new AbortController(), new AbortController()];
  const both = AbortSignal.any([signal, late.signal]);
  const ended = new Promise<never>((_resolve, reject) => {
    both.addEventListener('abort', () => reject(both.reason), { once: true });
  });
  clock.sleep(deadlineMs, over.signal).then(
    () => late.abort(new UnreachableError('No answer came in time.')),
    () => {},
  );
  try {
    return await Promise.race([ask(both), ended]);
  } catch (cause) {
    if (both.aborted) throw both.reason;
    throw cause;
  } finally {
    over.abort();
  }
}
