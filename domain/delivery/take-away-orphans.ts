import type { OutboxEntry } from './outbox-entry.ts';
import type { TellingDeps } from './telling.ts';
import type { ToldMessages } from './told-messages.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

const MOST_TRIES = 3;
/** Every look waits until nothing else is to be told in the chat; the network itself is never waited for that long. */
const DEADLINE_MS = 3_600_000;

/**
 * Takes away what may have been sent without anybody knowing, where the network lets that be found; what is not found stays `unknown`.
 * That may take minutes: `letOthersPass` is called when there is something to look for, so that what comes after it in the chat does not wait.
 */
export async function takeAwayOrphans(deps: TellingDeps, entry: OutboxEntry, told: ToldMessages, letOthersPass: () => void): Promise<void> {
  const { logger, metrics, transport, orphans } = deps;
  if (orphans !== null && told.ledger.unknown.length > 0) letOthersPass();
  for (const number of [...told.ledger.unknown]) {
    const count = await search(deps, entry, told, number);
    if (count === 0) continue;
    metrics.count('placeholder_orphans_removed_total', { channel: transport.capabilities.channel }, count);
    logger.info('reply.orphan-removed', { entryId: entry.id, number, count });
    await told.ledger.found(number);
  }
}

/** How many were found between the message before and the one after; 0 also when the network would not let us look. */
async function search(deps: TellingDeps, entry: OutboxEntry, told: ToldMessages, number: number): Promise<number> {
  const { orphans, killed, stopping, messages, clock, logger } = deps;
  const { ledger, line } = told;
  const before = ledger.live.find((part) => part.number > number)?.messageId;
  if (orphans === null || before === undefined) return 0;
  const after = ledger.live.findLast((part) => part.number < number)?.messageId ?? entry.replyTo;
  const { channel, account } = entry.address;
  const gap = {
    after,
    before,
    isKnown: async (messageId: string): Promise<boolean> =>
      (await retryWhileUnreachable(clock, killed, () => messages.told(`${channel}:${account}`, messageId))) !== null,
    inTurn: async <T>(request: () => Promise<T>): Promise<T> => line.inTurn('idle', stopping, request),
  };
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const asked = await line.ask(async (signal) => orphans.takeAway(line.to, gap, signal), DEADLINE_MS);
    if (asked.kind === 'done') return asked.value;
    logger.warn('reply.orphan-search-failed', { entryId: entry.id, number, attempt, kind: asked.kind });
    if (asked.kind === 'rejected' || asked.kind === 'gone') return 0;
  }
  return 0;
}
