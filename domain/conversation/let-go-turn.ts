import type { Ports } from '../ports/ports.ts';
import { RunAborted } from '../tasks/run-aborted.ts';
import type { ClaimedTurn } from './turn.ts';

/** Gives an aborted turn back when the process ends, so that it goes on elsewhere at once; what is lost belongs to another worker already. */
export async function letGoTurn(
  { inbox, doorbell, logger }: Pick<Ports, 'inbox' | 'doorbell' | 'logger'>,
  { turn, fence }: ClaimedTurn,
  signal: AbortSignal,
): Promise<void> {
  const isShutdown = signal.reason instanceof RunAborted && signal.reason.why === 'shutdown';
  logger.info('turn.let-go', { turnId: turn.id, isShutdown });
  if (!isShutdown) return;
  try {
    await inbox.release(turn.id, fence);
    doorbell.ring('work:turns');
  } catch (cause) {
    // The lease runs out by itself.
    logger.warn('turn.release-failed', { turnId: turn.id, cause });
  }
}
