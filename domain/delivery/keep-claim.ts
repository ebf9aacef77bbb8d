import type { AccountClaim } from '../ports/channel-accounts.ts';
import type { Ports } from '../ports/ports.ts';
import type { Lease } from '../ports/worker-registry.ts';
import { askInTime } from './ask-in-time.ts';

const RENEW_MS = 3_000;
const DEADLINE_MS = 3_000;
/** Who could not renew for this long stops while there is still time before the lease is over. */
const GIVE_UP_MS = 9_000;

/** How long a claim holds without a sign of life, in milliseconds. */
export const ACCOUNT_LEASE_MS = 15_000;

/** Renews the claim until the signal aborts; resolves earlier when it is lost, or may be. */
export async function keepClaim(
  { channels, clock, logger }: Pick<Ports, 'channels' | 'clock' | 'logger'>,
  claim: AccountClaim,
  lease: Lease,
  until: AbortSignal,
): Promise<'lost' | 'ended'> {
  for (let renewedAt = clock.monotonic(); ;) {
    await clock.sleep(RENEW_MS, until).catch(() => {});
    if (until.aborted) return 'ended';
    const askedAt = clock.monotonic();
    try {
      if (!(await askInTime(clock, until, DEADLINE_MS, () => channels.renew(claim, lease)))) return 'lost';
      renewedAt = askedAt;
    } catch (cause) {
      if (until.aborted) return 'ended';
      logger.warn('channel.renew-failed', { channel: claim.channel, account: claim.account, cause });
      if (clock.monotonic() - renewedAt >= GIVE_UP_MS) return 'lost';
    }
  }
}
