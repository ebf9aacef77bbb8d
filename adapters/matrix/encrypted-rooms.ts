import { ParleyError } from '../../domain/errors.ts';
import type { MatrixDeps } from './matrix-deps.ts';
import type { MatrixEvent } from './matrix-event.ts';

/** Takes note of rooms that cannot be read because they are encrypted, and tells those who write there where they can be answered. */
export function makeEncryptedRooms({ sender: out, userId, rooms, advice, logger }: MatrixDeps) {
  const told = new Set<string>();

  async function tell(roomId: string, sender: string, signal: AbortSignal): Promise<void> {
    const elsewhere = rooms.privateRoomWith(sender, userId);
    if (elsewhere === null) return;
    const body =
      'I cannot read encrypted rooms at the moment, so I stay silent in one that you write to me in. I answer here, where nothing is encrypted. · ' +
      'Сейчас я не читаю зашифрованные комнаты и молчу там. Отвечаю здесь, где шифрования нет.';
    // The same transaction id for ever: told once for each room.
    await out.say(elsewhere, 'm.room.message', { msgtype: 'm.text', body }, `encrypted.${roomId}`, signal);
  }

  return {
    /** One sentence for whoever runs the server; none: every room can be read. */
    hints: (): readonly string[] => [...advice, ...(told.size === 0 ? [] : [hint(told)])],

    /** Whether the event is one that cannot be read. */
    async see(roomId: string, event: MatrixEvent, signal: AbortSignal): Promise<boolean> {
      if (event.type !== 'm.room.encrypted') return false;
      if (told.has(roomId) || event.sender === userId) return true;
      told.add(roomId);
      logger.warn('matrix.room-encrypted', { roomId });
      try {
        await tell(roomId, event.sender, signal);
      } catch (cause) {
        if (!(cause instanceof ParleyError)) throw cause;
        logger.warn('matrix.encryption-not-told', { roomId, cause });
      }
      return true;
    },
  };
}

function hint(rooms: ReadonlySet<string>): string {
  const list = [...rooms].join(', ');
  return `Encrypted rooms cannot be read or answered: ${list}. Write to Parley in a room without encryption.`;
}
