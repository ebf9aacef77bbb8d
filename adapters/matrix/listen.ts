import { ParleyError, RateLimitedError, UnreachableError } from '../../domain/errors.ts';
import type { ChannelDoor, ChannelSession } from '../../domain/ports/chat-adapter.ts';
import { makeEncryptedRooms } from './encrypted-rooms.ts';
import { handInRoom } from './hand-in-room.ts';
import { handleInvite } from './handle-invite.ts';
import type { MatrixDeps } from './matrix-deps.ts';
import { MatrixEvent } from './matrix-event.ts';
import { isLoggedOut } from './matrix-failure.ts';
import { readEncrypted } from './read-encrypted.ts';
import { readTimeline } from './read-timeline.ts';
import { SYNC_FILTER, SyncResponse } from './sync-response.ts';
import { makeWaitingMessages } from './waiting-messages.ts';
import type { WaitingMessages } from './waiting-messages.ts';

const POLL_MS = 30_000;
const MARGIN_MS = 20_000;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

/** Reads the account's stream until the signal aborts; its token is kept only after everything before it was handed in (I1). */
export async function listenToMatrix(deps: MatrixDeps, session: ChannelSession, signal: AbortSignal): Promise<void> {
  const inbound = { encrypted: makeEncryptedRooms(deps), waiting: waitingOf(deps) };
  session.report({ kind: 'hints', hints: inbound.encrypted.hints() });
  let since = session.cursor;
  let backoffMs = FIRST_BACKOFF_MS;
  while (!signal.aborted) {
    try {
      const answer = await sync(deps, since, signal);
      session.report({ kind: 'connected' });
      await handIn(deps, session, inbound, { since, answer }, signal);
      await session.saveCursor(answer.next_batch);
      session.report({ kind: 'hints', hints: inbound.encrypted.hints() });
      since = answer.next_batch;
      backoffMs = FIRST_BACKOFF_MS;
    } catch (cause) {
      if (signal.aborted) return;
      deps.rooms.doubtAll();
      backoffMs = await wait(deps, session, { cause, backoffMs }, signal);
    }
  }
}

interface Inbound {
  readonly encrypted: ReturnType<typeof makeEncryptedRooms>;
  /** Null: nothing can be decrypted. */
  readonly waiting: WaitingMessages | null;
}

function waitingOf({ crypto, ...deps }: MatrixDeps): WaitingMessages | null {
  return crypto === null ? null : makeWaitingMessages({ crypto, ...deps });
}

async function sync({ client }: MatrixDeps, since: string | null, signal: AbortSignal): Promise<SyncResponse> {
  const query = { filter: SYNC_FILTER, timeout: since === null ? 0 : POLL_MS, ...(since === null ? {} : { since }) };
  return SyncResponse.parse(await client.ask('GET', '/v3/sync', { query, timeoutMs: POLL_MS + MARGIN_MS, signal }));
}

async function handIn(
  deps: MatrixDeps,
  session: ChannelSession,
  { encrypted, waiting }: Inbound,
  { since, answer }: { readonly since: string | null; readonly answer: SyncResponse },
  signal: AbortSignal,
): Promise<void> {
  const { client, userId, rooms } = deps;
  const { door, report } = session;
  noteEncryption(rooms, answer);
  await deps.crypto?.takeIn(answer, signal);
  await waiting?.look((roomId, event) => handDecrypted(deps, door, roomId, event, signal), signal);
  for (const [roomId, { invite_state: state }] of Object.entries(answer.rooms.invite)) {
    await handleInvite(deps, door, roomId, state.events, signal);
  }
  for (const roomId of Object.keys(answer.rooms.leave)) rooms.forget(roomId);
  for (const [roomId, joined] of Object.entries(answer.rooms.join)) {
    for (const event of joined.state.events) rooms.note(roomId, event);
    const events = await readTimeline(client, { roomId, userId, since }, joined, signal);
    for (const each of events) {
      report({ kind: 'event' });
      const event = await readEncrypted(deps, waiting, roomId, each, signal);
      if (event !== null && !(await encrypted.see(roomId, event, signal))) await handInRoom(deps, door, roomId, [event], signal);
    }
    await settleRoom(deps, roomId, events.findLast(({ event }) => event.sender !== userId)?.event.event_id ?? null, signal);
  }
}

/** Before anything is handed in: an answer to the first message must not be faster than the encryption that was turned on behind it. */
function noteEncryption(rooms: MatrixDeps['rooms'], answer: SyncResponse): void {
  for (const [roomId, { state, timeline }] of Object.entries(answer.rooms.join)) {
    for (const event of [...state.events, ...timeline.events]) rooms.noteEncryption(roomId, event);
  }
}

async function handDecrypted(deps: MatrixDeps, door: ChannelDoor, roomId: string, decrypted: unknown, signal: AbortSignal): Promise<void> {
  const event = MatrixEvent.safeParse(decrypted).data;
  if (event !== undefined) await handInRoom(deps, door, roomId, [event], signal);
}

/** Says what was read, and leaves a room that everybody else has left. Neither is worth stopping for. */
async function settleRoom(
  { client, rooms, logger }: MatrixDeps,
  roomId: string,
  lastRead: string | null,
  signal: AbortSignal,
): Promise<void> {
  const room = `/v3/rooms/${encodeURIComponent(roomId)}`;
  try {
    const { joined, invited } = await rooms.get(roomId, signal);
    if (joined.size + invited.size <= 1) await client.ask('POST', `${room}/leave`, { body: {}, signal });
    else if (lastRead !== null) await client.ask('POST', `${room}/receipt/m.read/${encodeURIComponent(lastRead)}`, { body: {}, signal });
  } catch (cause) {
    if (!(cause instanceof ParleyError)) throw cause;
    logger.debug('matrix.room-not-settled', { roomId, cause });
  }
}

/** Waits as long as the failure asks for and returns how long to wait after the next one; throws when nobody can go on. */
async function wait(
  { clock, logger }: MatrixDeps,
  { report }: ChannelSession,
  { cause, backoffMs }: { readonly cause: unknown; readonly backoffMs: number },
  signal: AbortSignal,
): Promise<number> {
  if (cause instanceof ParleyError && isLoggedOut(cause.cause)) throw cause;
  const message = cause instanceof ParleyError ? cause.message : 'What the homeserver sent could not be handled.';
  if (cause instanceof ParleyError) logger.warn('matrix.sync-failed', { message });
  else logger.error('matrix.sync-failed', { cause });
  report({ kind: 'failed', message });
  const asked = cause instanceof RateLimitedError ? cause.retryAfterMs : null;
  await clock.sleep(asked ?? backoffMs, signal).catch(() => {});
  return cause instanceof UnreachableError || asked === null ? Math.min(backoffMs * 2, LONGEST_BACKOFF_MS) : FIRST_BACKOFF_MS;
}
