import { ParleyError, RateLimitedError, UnreachableError } from '../../domain/errors.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import { makeEncryptedRooms } from './encrypted-rooms.ts';
import { handInRoom } from './hand-in-room.ts';
import { handleInvite } from './handle-invite.ts';
import type { MatrixDeps } from './matrix-deps.ts';
import { isLoggedOut } from './matrix-failure.ts';
import { readTimeline } from './read-timeline.ts';
import { SYNC_FILTER, SyncResponse } from './sync-response.ts';

const POLL_MS = 30_000;
const MARGIN_MS = 20_000;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

/** Reads the account's stream until the signal aborts; its token is kept only after everything before it was handed in (I1). */
export async function listenToMatrix(deps: MatrixDeps, session: ChannelSession, signal: AbortSignal): Promise<void> {
  const encrypted = makeEncryptedRooms(deps);
  let since = session.cursor;
  let backoffMs = FIRST_BACKOFF_MS;
  while (!signal.aborted) {
    try {
      const answer = await sync(deps, since, signal);
      session.report({ kind: 'connected' });
      await handIn(deps, session, encrypted, { since, answer }, signal);
      await session.saveCursor(answer.next_batch);
      session.report({ kind: 'hints', hints: encrypted.hints() });
      since = answer.next_batch;
      backoffMs = FIRST_BACKOFF_MS;
    } catch (cause) {
      if (signal.aborted) return;
      backoffMs = await wait(deps, session, { cause, backoffMs }, signal);
    }
  }
}

async function sync({ client }: MatrixDeps, since: string | null, signal: AbortSignal): Promise<SyncResponse> {
  const query = { filter: SYNC_FILTER, timeout: since === null ? 0 : POLL_MS, ...(since === null ? {} : { since }) };
  return SyncResponse.parse(await client.ask('GET', '/v3/sync', { query, timeoutMs: POLL_MS + MARGIN_MS, signal }));
}

async function handIn(
  deps: MatrixDeps,
  { door, report }: ChannelSession,
  encrypted: ReturnType<typeof makeEncryptedRooms>,
  { since, answer }: { readonly since: string | null; readonly answer: SyncResponse },
  signal: AbortSignal,
): Promise<void> {
  const { client, userId, rooms } = deps;
  for (const [roomId, { invite_state: state }] of Object.entries(answer.rooms.invite)) {
    await handleInvite(deps, door, roomId, state.events, signal);
  }
  for (const roomId of Object.keys(answer.rooms.leave)) rooms.forget(roomId);
  for (const [roomId, joined] of Object.entries(answer.rooms.join)) {
    for (const event of joined.state.events) rooms.note(roomId, event);
    const events = await readTimeline(client, { roomId, userId, since }, joined, signal);
    for (const event of events) {
      report({ kind: 'event' });
      if (!(await encrypted.see(roomId, event, signal))) await handInRoom(deps, door, roomId, [event], signal);
    }
    await settleRoom(deps, roomId, events.findLast(({ sender }) => sender !== userId)?.event_id ?? null, signal);
  }
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
