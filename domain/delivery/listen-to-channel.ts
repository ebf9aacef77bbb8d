import { ParleyError } from '../errors.ts';
import type { AccountClaim } from '../ports/channel-accounts.ts';
import type { ChannelDoor, ChannelSession, ChatAdapter } from '../ports/chat-adapter.ts';
import type { Ports } from '../ports/ports.ts';
import type { ChannelHealthBoard } from './channel-health-board.ts';
import { patientDoor } from './patient-door.ts';
import { assertHeld, ClaimLost } from './telling.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Who listened for so long has not failed at once. */
const SETTLED_MS = 60_000;

export interface ListenDeps extends Pick<Ports, 'channels' | 'clock' | 'crashPoints' | 'logger'> {
  readonly adapter: ChatAdapter;
  readonly door: ChannelDoor;
  readonly menu: ChannelSession['menu'];
  readonly claim: AccountClaim;
  readonly cursor: string | null;
  readonly board: ChannelHealthBoard;
  readonly onLost: () => void;
}

/** Listens until the signal aborts; begins again, with growing pauses, when the adapter gives up. Never throws. */
export async function listenToChannel(deps: ListenDeps, signal: AbortSignal): Promise<void> {
  const { adapter, clock, logger, board } = deps;
  const { channel, account } = adapter;
  const cursor = { latest: deps.cursor };
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted;) {
    const beganAt = clock.monotonic();
    try {
      await adapter.listen(makeSession(deps, cursor, signal), signal);
    } catch (cause) {
      if (signal.aborted || cause instanceof ClaimLost) return;
      logger.error('channel.listen-failed', { channel, account, cause });
      board.note(
        { kind: 'failed', message: cause instanceof ParleyError ? cause.message : `Internal error: ${String(cause)}` },
        clock.now(),
      );
    }
    if (clock.monotonic() - beganAt >= SETTLED_MS) pauseMs = FIRST_PAUSE_MS;
    await clock.sleep(pauseMs, signal).catch(() => {});
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function makeSession(deps: ListenDeps, cursor: { latest: string | null }, signal: AbortSignal): ChannelSession {
  const { channels, clock, crashPoints, claim, board, menu, onLost } = deps;
  return {
    door: patientDoor(deps, signal),
    cursor: cursor.latest,
    saveCursor: async (next) => {
      crashPoints.reach('before.cursor.save');
      const isHeld = await retryWhileUnreachable(clock, signal, () => channels.saveCursor(claim, next));
      if (!isHeld) onLost();
      assertHeld(isHeld);
      Object.assign(cursor, { latest: next });
      crashPoints.reach('after.cursor.save');
    },
    report: (news) => board.note(news, clock.now()),
    menu,
  };
}
