import type { AccountClaim } from '../ports/channel-accounts.ts';
import type { ChannelDoor, ChannelSession, ChatAdapter } from '../ports/chat-adapter.ts';
import type { Ports } from '../ports/ports.ts';
import { ChannelHealthBoard } from './channel-health-board.ts';
import { startDelivery } from './deliver.ts';
import type { Delivery } from './deliver.ts';
import { fetchAttachments } from './fetch-attachments.ts';
import { ACCOUNT_LEASE_MS, keepClaim } from './keep-claim.ts';
import { listenToChannel } from './listen-to-channel.ts';
import { PaceGate } from './pace-gate.ts';
import type { TellingPorts } from './telling.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

const CLAIM_POLL_MS = 1_000;
const REPORT_MS = 1_000;
/** What is being sent when the process is to end has so long to end. */
const GRACE_MS = 5_000;
const MOST_FILE_BYTES = 20_000_000;

export interface DriveChannelOptions {
  /** Of a registered worker: what it drives is anybody's once it is dead. */
  readonly workerId: string;
  readonly door: ChannelDoor;
  readonly menu: ChannelSession['menu'];
  /** The largest file that is taken in, in bytes; by default 20 MB. */
  readonly maxFileBytes?: number;
}

export interface DrivenChannel {
  /** Lets the account go in order; resolves when nothing is sent or taken in any more. */
  stop(): Promise<void>;
}

type DrivePorts = TellingPorts & Pick<Ports, 'channels' | 'attachmentFetches'>;

/** Drives one account as long as nobody else does: listens, tells what the outbox holds, fetches files, and says how it fares. */
export function startChannel(ports: DrivePorts, adapter: ChatAdapter, options: DriveChannelOptions): DrivenChannel {
  const stopped = new AbortController();
  const driving = drive(ports, adapter, options, stopped.signal);
  return {
    async stop() {
      stopped.abort();
      await driving;
    },
  };
}

async function drive(ports: DrivePorts, adapter: ChatAdapter, options: DriveChannelOptions, stopped: AbortSignal): Promise<void> {
  const { clock, logger, channels } = ports;
  const { channel, account } = adapter;
  const lease = { workerId: options.workerId, milliseconds: ACCOUNT_LEASE_MS };
  while (!stopped.aborted) {
    try {
      const claimed = await retryWhileUnreachable(clock, stopped, () => channels.claim({ channel, account }, lease));
      if (claimed !== null) {
        logger.info('channel.claimed', { channel, account, fence: claimed.claim.fence });
        await session(ports, adapter, options, claimed, stopped);
      }
    } catch (cause) {
      if (!stopped.aborted) logger.error('channel.failed', { channel, account, cause });
    }
    await clock.sleep(CLAIM_POLL_MS, stopped).catch(() => {});
  }
}

/** Until it is stopped or the claim is lost. */
async function session(
  ports: DrivePorts,
  adapter: ChatAdapter,
  options: DriveChannelOptions,
  { claim, cursor }: { readonly claim: AccountClaim; readonly cursor: string | null },
  stopped: AbortSignal,
): Promise<void> {
  const { clock, logger, channels } = ports;
  const { transport, orphans, channel, account } = adapter;
  const [lost, ended] = [new AbortController(), new AbortController()];
  const onLost = (): void => lost.abort(new Error('the claim is lost'));
  const stopping = AbortSignal.any([stopped, lost.signal]);
  // Whoever lost the claim sends nothing more; whoever stops ends what was begun.
  const killed = AbortSignal.any([lost.signal, ended.signal]);
  const board = new ChannelHealthBoard(adapter);
  const gate = new PaceGate({ clock, limits: transport.capabilities });
  const delivery = startDelivery({ ...ports, transport, orphans, claim, gate, stopping, killed }, onLost);
  const lease = { workerId: options.workerId, milliseconds: ACCOUNT_LEASE_MS };
  const keeping = keepClaim(ports, claim, lease, killed).then((end) => (end === 'lost' ? onLost() : undefined));
  const { maxFileBytes = MOST_FILE_BYTES } = options;
  await Promise.all([
    listenToChannel({ ...ports, ...options, adapter, claim, cursor, board, onLost }, stopping),
    fetchAttachments({ ...ports, transport, account: adapter, maxFileBytes }, stopping),
    report(ports, claim, board, delivery, stopping),
    endInTime(ports, delivery, stopping, ended),
  ]);
  ended.abort(new Error('the channel is stopped'));
  await keeping;
  logger.info('channel.let-go', { channel, account, isLost: lost.signal.aborted });
  if (!lost.signal.aborted)
    await channels.release(claim).catch((cause: unknown) => logger.warn('channel.release-failed', { channel, cause }));
}

/** Resolves when nothing is being told any more, which is at the latest some seconds after it was to stop. */
async function endInTime({ clock }: DrivePorts, delivery: Delivery, stopping: AbortSignal, ended: AbortController): Promise<void> {
  await untilAborted(stopping);
  const over = new AbortController();
  clock.sleep(GRACE_MS, over.signal).then(
    () => ended.abort(new Error('the channel is stopped')),
    () => {},
  );
  await delivery.stopped();
  over.abort();
}

async function report(
  ports: DrivePorts,
  claim: AccountClaim,
  board: ChannelHealthBoard,
  delivery: Delivery,
  until: AbortSignal,
): Promise<void> {
  const { clock, channels, logger } = ports;
  while (!until.aborted) {
    const health = board.take(delivery.backlog());
    if (health !== null) {
      await channels
        .report(claim, health)
        .catch((cause: unknown) => logger.warn('channel.report-failed', { channel: claim.channel, cause }));
    }
    await clock.sleep(REPORT_MS, until).catch(() => {});
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
