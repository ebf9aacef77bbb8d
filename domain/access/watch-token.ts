import { UnauthenticatedError } from '../errors.ts';
import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import type { Ports } from '../ports/ports.ts';
import type { Principal } from './principal.ts';

/** The safety net behind the doorbell: a revoked token's subscriptions end within a second. */
const RECHECK_MS = 700;

export type WatchToken = ReturnType<typeof makeWatchToken>;

type WatchPorts = Pick<Ports, 'tokens' | 'clock' | 'doorbell' | 'logger'>;

/** Who waits for the death of which token, by the token's id. */
type Watched = Map<string, Set<AbortController>>;

/**
 * Tells long-lived connections that the token they came with is no longer good.
 * All watched tokens of the process are checked with one question to the store.
 */
export function makeWatchToken(deps: WatchPorts) {
  const watched: Watched = new Map();
  let nobodyWatches: AbortController | null = null;

  function begin(tokenId: string, controller: AbortController): void {
    watched.set(tokenId, (watched.get(tokenId) ?? new Set()).add(controller));
    if (nobodyWatches !== null) return;
    nobodyWatches = new AbortController();
    keepChecking(deps, watched, nobodyWatches.signal).catch((cause: unknown) => deps.logger.error('token.watch-ended', { cause }));
  }

  function end(tokenId: string, controller: AbortController): void {
    const controllers = watched.get(tokenId);
    controllers?.delete(controller);
    if (controllers?.size === 0) watched.delete(tokenId);
    if (watched.size > 0) return;
    nobodyWatches?.abort();
    nobodyWatches = null;
  }

  /** A signal that aborts when the principal's token dies or when `until` aborts; watching ends with `until`. */
  return (principal: Principal, until: AbortSignal): AbortSignal => {
    const { tokenId } = principal;
    if (tokenId === null || until.aborted) return until;
    const controller = new AbortController();
    begin(tokenId, controller);
    until.addEventListener('abort', () => end(tokenId, controller), { once: true });
    return AbortSignal.any([controller.signal, until]);
  };
}

async function keepChecking(deps: WatchPorts, watched: Watched, until: AbortSignal): Promise<void> {
  using rings = makeRingWaiter(deps, 'access');
  while (!until.aborted) {
    await rings.wait(RECHECK_MS, until);
    if (until.aborted) return;
    try {
      await abortDead(deps, watched);
    } catch (cause) {
      deps.logger.warn('token.check-failed', { cause });
    }
  }
}

/** The controllers stay where they are until their own watching ends, so that nobody who comes later is overlooked. */
async function abortDead({ tokens, clock }: WatchPorts, watched: Watched): Promise<void> {
  for (const id of await tokens.dead([...watched.keys()], clock.now())) {
    for (const controller of watched.get(id) ?? []) controller.abort(new UnauthenticatedError('The token has expired or was revoked.'));
  }
}
