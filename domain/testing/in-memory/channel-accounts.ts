import type { AccountClaim, AccountKey, ChannelAccounts, ChannelHealth } from '../../ports/channel-accounts.ts';
import { isFree, take } from './claims.ts';
import type { AccountRow, InMemoryState } from './state.ts';

function keyOf({ channel, account }: AccountKey): string {
  return JSON.stringify([channel, account]);
}

/** The account, if this claim may still write to it. */
export function heldAccount(state: InMemoryState, claim: AccountClaim): AccountRow | null {
  const row = state.channels.get(keyOf(claim));
  return row !== undefined && row.owner !== null && row.fence === claim.fence ? row : null;
}

function unknownHealth({ channel, account }: AccountKey): ChannelHealth {
  return { channel, account, state: 'connecting', connectedSince: null, lastEventAt: null, backlog: 0, lastError: null, hints: [] };
}

function rowOf(state: InMemoryState, key: AccountKey): AccountRow {
  const known = state.channels.get(keyOf(key));
  const row = known ?? { owner: null, leaseUntil: 0, fence: 0, cursor: null, health: unknownHealth(key) };
  state.channels.set(keyOf(key), row);
  return row;
}

export function makeInMemoryChannelAccounts(state: InMemoryState): ChannelAccounts {
  return {
    claim: async ({ channel, account }, lease) => {
      const row = rowOf(state, { channel, account });
      if (!isFree(state, row)) return null;
      take(state, row, lease);
      row.health = { ...row.health, state: 'connecting', connectedSince: null };
      return { claim: { channel, account, fence: row.fence }, cursor: row.cursor };
    },
    renew: async (claim, lease) => {
      const row = heldAccount(state, claim);
      if (row === null || row.owner !== lease.workerId) return false;
      row.leaseUntil = state.clock.now().getTime() + lease.milliseconds;
      return true;
    },
    saveCursor: async (claim, cursor) => {
      const row = heldAccount(state, claim);
      if (row !== null) row.cursor = cursor;
      return row !== null;
    },
    report: async (claim, health) => {
      const row = heldAccount(state, claim);
      if (row !== null) row.health = health;
    },
    release: async (claim) => {
      const row = heldAccount(state, claim);
      if (row !== null) row.owner = null;
    },
    list: async () =>
      [...state.channels.values()].map((row) => (isFree(state, row) ? { ...row.health, state: 'down', connectedSince: null } : row.health)),
  };
}
