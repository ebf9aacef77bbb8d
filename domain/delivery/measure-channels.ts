import type { AccountKey } from '../ports/channel-accounts.ts';
import type { Ports } from '../ports/ports.ts';
import { askInTime } from './ask-in-time.ts';

/** Whoever collects the numbers gives up soon; those of the last time then stand. */
const DEADLINE_MS = 2_000;
const SECOND_MS = 1000;

/** Notes how each account fares and what waits to be told there, whichever process drives it. Never throws. */
export function makeMeasureChannels(deps: Pick<Ports, 'channels' | 'outbox' | 'clock' | 'metrics' | 'logger'>) {
  const { channels, outbox, clock, metrics, logger } = deps;
  return async (): Promise<void> => {
    try {
      const read = () => Promise.all([channels.list(), outbox.waiting()]);
      const [accounts, waiting] = await askInTime(clock, new AbortController().signal, DEADLINE_MS, read);
      for (const account of accounts) {
        const { state, lastEventAt } = account;
        metrics.gauge('channel_connected', state === 'connected' ? 1 : 0, labelsOf(account));
        if (lastEventAt !== null)
          metrics.gauge('channel_last_event_timestamp_seconds', lastEventAt.getTime() / SECOND_MS, labelsOf(account));
        // An account at which nothing waits is not among those where something does.
        if (!waiting.some((other) => isSame(other, account))) measureOutbox(account, 0, 0);
      }
      for (const { count, oldest, ...account } of waiting) {
        const waitedMs = oldest === null ? 0 : Math.max(0, clock.now().getTime() - oldest.getTime());
        measureOutbox(account, count, waitedMs / SECOND_MS);
      }
    } catch (cause) {
      logger.warn('channels.not-measured', { cause });
    }
  };

  function measureOutbox(account: { readonly channel: string; readonly account: string }, count: number, oldestSeconds: number): void {
    metrics.gauge('outbox_waiting', count, labelsOf(account));
    metrics.gauge('outbox_oldest_seconds', oldestSeconds, labelsOf(account));
  }
}

function labelsOf({ channel, account }: { readonly channel: string; readonly account: string }): Record<'channel' | 'account', string> {
  return { channel, account };
}

function isSame(one: { readonly channel: string; readonly account: string }, other: AccountKey): boolean {
  return one.channel === other.channel && one.account === other.account;
}
