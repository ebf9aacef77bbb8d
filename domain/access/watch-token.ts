import { UnauthenticatedError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Principal } from './principal.ts';

/** The safety net behind the doorbell: a revoked token's subscriptions end within a second. */
const RECHECK_MS = 700;

export type WatchToken = ReturnType<typeof makeWatchToken>;

/**
 * Tells long-lived connections that the token they came with is no longer good.
 * All watched tokens of the process are checked with one question to the store.
 */
export function makeWatchToken({ tokens, clock, doorbell, logger }: Pick<Ports, 'tokens' | 'clock' | 'doorbell' | 'logger'>) {
  const watched = new Map<string, Set<AbortController>>();
  let isChecking = false;

  async function check(): Promise<void> {
    if (watched.size === 0) return;
    for (const id of await tokens.dead([...watched.keys()], clock.now())) {
      for (const controller of watched.get(id) ?? []) controller.abort(new UnauthenticatedError('The token has expired or was revoked.'));
      watched.delete(id);
    }
  }

  function checkNow(): void {
    check().catch((cause: unknown) => logger.warn('token.check-failed', { cause }));
  }

  async function keepChecking(): Promise<void> {
    if (isChecking) return;
    isChecking = true;
    const stopListening = doorbell.listen('access', checkNow);
    try {
      while (watched.size > 0) {
        await clock.sleep(RECHECK_MS);
        checkNow();
      }
    } finally {
      stopListening();
      isChecking = false;
    }
  }

  /** A signal that aborts when the principal's token dies or when `until` aborts; watching ends with `until`. */
  return (principal: Principal, until: AbortSignal): AbortSignal => {
    const { tokenId } = principal;
    if (tokenId === null || until.aborted) return until;
    const controller = new AbortController();
    const controllers = watched.get(tokenId) ?? new Set();
    watched.set(tokenId, controllers.add(controller));
    until.addEventListener(
      'abort',
      () => {
        controllers.delete(controller);
        if (controllers.size === 0) watched.delete(tokenId);
      },
      { once: true },
    );
    keepChecking().catch((cause: unknown) => logger.error('token.watch-ended', { cause }));
    return AbortSignal.any([controller.signal, until]);
  };
}
