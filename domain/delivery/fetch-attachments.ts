import { GoneError, RateLimitedError, RejectedError } from '../errors.ts';
import type { AttachmentProblem } from '../messaging/attachment.ts';
import type { WaitingAttachment } from '../ports/attachment-fetches.ts';
import type { AccountKey } from '../ports/channel-accounts.ts';
import type { ChatTransport } from '../ports/chat-transport.ts';
import type { Ports } from '../ports/ports.ts';
import { askInTime } from './ask-in-time.ts';
import { isRefusedType } from './refused-type.ts';
import { makeRingWaiter } from './ring-waiter.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

const POLL_MS = 2_000;
const AT_ONCE = 4;
const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const DEADLINE_MS = 60_000;

export interface FetchDeps extends Pick<Ports, 'attachmentFetches' | 'doorbell' | 'clock' | 'logger'> {
  readonly transport: ChatTransport;
  readonly account: AccountKey;
  /** The largest file that is taken in, in bytes, whatever the network would give. */
  readonly maxFileBytes: number;
}

/** Fetches the files of stored messages, oldest first, until the signal aborts. Each ends as a file or with a problem, since its turn waits for it. */
export async function fetchAttachments(deps: FetchDeps, signal: AbortSignal): Promise<void> {
  const { attachmentFetches, account, clock, logger } = deps;
  using rings = makeRingWaiter(deps, 'work:attachments');
  while (!signal.aborted) {
    try {
      const waiting = await retryWhileUnreachable(clock, signal, () => attachmentFetches.waiting(account, AT_ONCE));
      await Promise.all(waiting.map(async (file) => fetchOne(deps, file, signal)));
      if (waiting.length === 0) await rings.wait(POLL_MS, signal);
    } catch (cause) {
      if (signal.aborted) return;
      logger.error('attachments.failed', { cause });
      await clock.sleep(POLL_MS, signal).catch(() => {});
    }
  }
}

async function fetchOne(deps: FetchDeps, file: WaitingAttachment, signal: AbortSignal): Promise<void> {
  const { attachmentFetches, clock, doorbell, logger } = deps;
  const maxBytes = Math.min(deps.maxFileBytes, deps.transport.capabilities.maxFileBytes);
  const result = refusal(file, maxBytes) ?? (await fetchContent(deps, file, maxBytes, signal));
  if ('problem' in result) logger.info('attachment.refused', { id: file.id, problem: result.problem, size: file.size });
  await retryWhileUnreachable(clock, signal, () => attachmentFetches.settle(file.id, result));
  doorbell.ring('work:turns');
}

function refusal(file: WaitingAttachment, maxBytes: number): { problem: AttachmentProblem } | null {
  if (isRefusedType(file)) return { problem: 'type-refused' };
  return file.size !== null && file.size > maxBytes ? { problem: 'too-large' } : null;
}

async function fetchContent(
  { transport, clock, logger }: FetchDeps,
  { id, remote, mime }: WaitingAttachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ content: Uint8Array; mime: string } | { problem: AttachmentProblem }> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    try {
      const content = await askInTime(clock, signal, DEADLINE_MS, (until) => transport.fetchFile(remote, maxBytes, until));
      return content.byteLength > maxBytes ? { problem: 'too-large' } : { content, mime };
    } catch (cause) {
      if (signal.aborted) throw cause;
      if (cause instanceof RejectedError) return { problem: 'too-large' };
      if (cause instanceof GoneError) return { problem: 'gone' };
      logger.warn('attachment.fetch-failed', { id, attempt, cause });
      const asked = cause instanceof RateLimitedError ? cause.retryAfterMs : null;
      await clock.sleep(Math.min(asked ?? FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS), signal);
    }
  }
  return { problem: 'unreachable' };
}
