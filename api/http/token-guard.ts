import type { Principal } from '../../domain/access/principal.ts';
import type { UseCases } from '../../domain/use-cases.ts';

/** Tells connections that the token they came with is no longer good. */
export interface TokenGuard<C> {
  join(connection: C, principal: Principal): void;
  /** To be called when a connection ends, whether it had joined or not. */
  leave(connection: C, principal: Principal): void;
}

interface Watch<C> {
  readonly connections: Set<C>;
  readonly until: AbortController;
  readonly good: AbortSignal;
}

/** Watches each token once, however many connections came with it. */
export function makeTokenGuard<C>(watchToken: UseCases['watchToken'], onDeath: (connection: C, cause: unknown) => void): TokenGuard<C> {
  const byToken = new Map<string, Watch<C>>();

  function begin(tokenId: string, principal: Principal): Watch<C> {
    const until = new AbortController();
    const watch = { connections: new Set<C>(), until, good: watchToken(principal, until.signal) };
    byToken.set(tokenId, watch);
    watch.good.addEventListener('abort', () => {
      // Who comes with it from now on is watched anew.
      if (byToken.get(tokenId) !== watch) return;
      byToken.delete(tokenId);
      until.abort();
      for (const connection of watch.connections) onDeath(connection, watch.good.reason);
    });
    return watch;
  }

  return {
    join(connection, principal) {
      const { tokenId } = principal;
      if (tokenId === null) return;
      const watch = byToken.get(tokenId) ?? begin(tokenId, principal);
      watch.connections.add(connection);
    },

    leave(connection, { tokenId }) {
      const watch = tokenId === null ? undefined : byToken.get(tokenId);
      if (tokenId === null || watch === undefined || !watch.connections.delete(connection) || watch.connections.size > 0) return;
      byToken.delete(tokenId);
      watch.until.abort();
    },
  };
}
