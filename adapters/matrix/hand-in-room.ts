import { z } from 'zod';

import { GoneError, RejectedError } from '../../domain/errors.ts';
import type { ChannelDoor } from '../../domain/ports/chat-adapter.ts';
import type { MatrixDeps } from './matrix-deps.ts';
import type { MatrixEvent } from './matrix-event.ts';
import { audienceOf } from './room-book.ts';
import { translateEvent } from './translate-event.ts';
import type { RoomView } from './translate-event.ts';

const Referred = z.object({ sender: z.string(), content: z.object({ body: z.string().optional() }) });

/** Hands the events of one room in, oldest first; what the room is at each of them follows from those before. */
export async function handInRoom(
  deps: MatrixDeps,
  door: ChannelDoor,
  roomId: string,
  events: readonly MatrixEvent[],
  signal: AbortSignal,
): Promise<void> {
  const { rooms, userId, logger } = deps;
  for (const event of events) {
    rooms.note(roomId, event);
    if (event.sender === userId) continue;
    const room = await rooms.get(roomId, signal);
    const referred = await referredTo(deps, roomId, event, signal);
    const view: RoomView = {
      roomId,
      userId,
      audience: audienceOf(room),
      nameOf: (id) => room.names.get(id) ?? null,
      known: () => referred,
    };
    const seen = translateEvent(event, view);
    if (seen.kind === 'message') await door.message(seen.message);
    else if (seen.kind === 'press') await door.press(seen.press);
    else if (seen.kind === 'redaction') await door.redacted(userId, seen.messageId);
    else logger.debug('matrix.event-passed-over', { roomId, eventId: event.event_id, why: seen.why });
  }
}

/** The message that an event replies to; null: it is none, or it can't be seen. */
async function referredTo(
  { client, crypto }: MatrixDeps,
  roomId: string,
  event: MatrixEvent,
  signal: AbortSignal,
): Promise<ReturnType<RoomView['known']>> {
  const id = event.content['m.relates_to']?.['m.in_reply_to']?.event_id;
  if (id === undefined) return null;
  try {
    const path = `/v3/rooms/${encodeURIComponent(roomId)}/event/${encodeURIComponent(id)}`;
    const found = Referred.safeParse(await readable(crypto, roomId, await client.ask('GET', path, { signal }))).data;
    return found === undefined ? null : { sender: found.sender, text: found.content.body ?? '' };
  } catch (cause) {
    if (cause instanceof GoneError || cause instanceof RejectedError) return null;
    throw cause;
  }
}

/** What an event says; one that cannot be decrypted says nothing. */
async function readable(crypto: MatrixDeps['crypto'], roomId: string, raw: unknown): Promise<unknown> {
  const isEncrypted = typeof raw === 'object' && raw !== null && Reflect.get(raw, 'type') === 'm.room.encrypted';
  if (!isEncrypted || crypto === null) return raw;
  const decrypted = await crypto.decrypt(roomId, raw);
  return decrypted.kind === 'clear' ? decrypted.event : null;
}
