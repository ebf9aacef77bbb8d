import type { Channel } from '../messaging/address.ts';
import type { Lease } from './worker-registry.ts';

/** One account on one network, driven by one process at a time. */
export interface AccountKey {
  readonly channel: Channel;
  readonly account: string;
}

/** The right to drive an account; writes carry it and change nothing once it is old. */
export interface AccountClaim extends AccountKey {
  readonly fence: number;
}

/** How a channel fares, as people see it. */
export interface ChannelHealth extends AccountKey {
  readonly state: 'connecting' | 'connected' | 'down';
  /** Null: it is not connected. */
  readonly connectedSince: Date | null;
  readonly lastEventAt: Date | null;
  /** Events known to wait on the network's side, and replies that wait on ours. */
  readonly backlog: number;
  readonly lastError: { readonly message: string; readonly at: Date } | null;
  /** What should be seen to, one sentence each. */
  readonly hints: readonly string[];
}

/** Who drives which account, how far its stream was read, and how it fares. */
export interface ChannelAccounts {
  /** Takes the account if nobody alive drives it, as turns are claimed; null: somebody does. */
  claim(key: AccountKey, lease: Lease): Promise<{ readonly claim: AccountClaim; readonly cursor: string | null } | null>;
  /** Prolongs the lease; false: the claim is lost. */
  renew(claim: AccountClaim, lease: Lease): Promise<boolean>;
  /** False: the claim is lost. */
  saveCursor(claim: AccountClaim, cursor: string): Promise<boolean>;
  /** Says how it fares; ignored when the claim is lost. */
  report(claim: AccountClaim, health: ChannelHealth): Promise<void>;
  release(claim: AccountClaim): Promise<void>;
  /** All that were ever driven here; one that nobody alive drives is `down`. */
  list(): Promise<readonly ChannelHealth[]>;
}
