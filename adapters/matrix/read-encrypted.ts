import { MatrixEvent } from './matrix-event.ts';
import type { MatrixDeps } from './matrix-deps.ts';
import type { TimelineEvent } from './read-timeline.ts';
import type { WaitingMessages } from './waiting-messages.ts';

/** What an event of a room says, decrypted if need be; null: it cannot be read now, and was put aside if its key may still come. */
export async function readEncrypted(
  { crypto, rooms, userId, logger }: MatrixDeps,
  waiting: WaitingMessages | null,
  roomId: string,
  { event, raw }: TimelineEvent,
  signal: AbortSignal,
): Promise<MatrixEvent | null> {
  if (event.type !== 'm.room.encrypted' || crypto === null) return event;
  if (event.sender === userId) return null;
  const { joined, invited } = await rooms.get(roomId, signal);
  await crypto.meet([...joined, ...invited]);
  const decrypted = await crypto.decrypt(roomId, raw);
  if (decrypted.kind === 'clear') return MatrixEvent.safeParse(decrypted.event).data ?? null;
  if (decrypted.kind === 'waiting') await waiting?.add(roomId, event.event_id, raw);
  else logger.warn('matrix.event-unreadable', { roomId, eventId: event.event_id, why: decrypted.why });
  return null;
}
