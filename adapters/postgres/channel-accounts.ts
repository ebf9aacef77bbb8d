import type { Pool } from 'pg';

import type { AccountKey, ChannelAccounts, ChannelHealth } from '../../domain/ports/channel-accounts.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

/** Health as JSON keeps it. */
type StoredHealth = Pick<ChannelHealth, 'state' | 'backlog' | 'hints'> & {
  readonly connectedSince: string | null;
  readonly lastEventAt: string | null;
  readonly lastError: { readonly message: string; readonly at: string } | null;
};

type AccountRow = AccountKey & { health: StoredHealth | null; isDriven: boolean };

function dateOf(stored: string | null): Date | null {
  return stored === null ? null : new Date(stored);
}

function healthOf({ channel, account, health, isDriven }: AccountRow): ChannelHealth {
  const lastError = health?.lastError ?? null;
  return {
    channel,
    account,
    state: isDriven ? (health?.state ?? 'connecting') : 'down',
    connectedSince: isDriven ? dateOf(health?.connectedSince ?? null) : null,
    lastEventAt: dateOf(health?.lastEventAt ?? null),
    backlog: health?.backlog ?? 0,
    lastError: lastError === null ? null : { message: lastError.message, at: new Date(lastError.at) },
    hints: health?.hints ?? [],
  };
}

/** Who drives which account, in PostgreSQL. */
export function makePostgresChannelAccounts(pool: Pool): ChannelAccounts {
  const claim = statement<{ fence: number; cursor: string | null }>(pool, 'account-claim');
  const renew = statement<{ fence: number }>(pool, 'account-renew');
  const saveCursor = statement<{ fence: number }>(pool, 'account-save-cursor');
  const report = statement(pool, 'account-report');
  const release = statement(pool, 'account-release');
  const list = statement<AccountRow>(pool, 'account-list');
  return {
    claim: async ({ channel, account }, { workerId, milliseconds }) => {
      const [row] = await claim(channel, account, workerId, milliseconds);
      return row === undefined ? null : { claim: { channel, account, fence: row.fence }, cursor: row.cursor };
    },
    renew: async ({ channel, account, fence }, { workerId, milliseconds }) =>
      (await renew(channel, account, fence, workerId, milliseconds)).length > 0,
    saveCursor: async ({ channel, account, fence }, cursor) => (await saveCursor(channel, account, fence, cursor)).length > 0,
    report: async ({ channel, account, fence }, health) => {
      await report(channel, account, fence, storableJson(health));
    },
    release: async ({ channel, account, fence }) => {
      await release(channel, account, fence);
    },
    list: async () => (await list()).map(healthOf),
  };
}
