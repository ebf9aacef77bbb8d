import { z } from 'zod';

import { ParleyError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { MatrixNotes } from './matrix-notes.ts';
import type { RoomCrypto } from './room-crypto.ts';
import type { RoomSender } from './room-sender.ts';

/** Keys come a moment after their message, if they come; by then its sender wants to know. */
const TELL_AFTER_MS = 60_000;
/** What is older is not answered any more, whatever comes. */
const FORGET_AFTER_MS = 3_600_000;
const AT_MOST = 1_000;
const PREFIX = 'waiting/';

const Waiting = z.object({
  roomId: z.string(),
  eventId: z.string(),
  raw: z.record(z.string(), z.unknown()),
  at: z.number(),
  isTold: z.boolean(),
});
type Waiting = z.infer<typeof Waiting>;

const TEXT =
  'I cannot read your message: the key to it has not reached me. Please send it again. · ' +
  'Я не могу прочитать сообщение: ключ к нему до меня не дошёл. Отправьте его, пожалуйста, ещё раз.';

export interface WaitingMessagesDeps {
  readonly crypto: RoomCrypto;
  readonly notes: MatrixNotes;
  readonly sender: RoomSender;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Messages whose keys have not come yet; kept like messages that came in, for as long as an answer is still of use. */
export interface WaitingMessages {
  add(roomId: string, eventId: string, raw: object): Promise<void>;
  /** Hands in, in the order in which they came, those that can be read now, and tells the senders of those that cannot. */
  look(handIn: (roomId: string, event: unknown) => Promise<void>, signal: AbortSignal): Promise<void>;
}

export function makeWaitingMessages(deps: WaitingMessagesDeps): WaitingMessages {
  const { notes, clock, logger } = deps;
  return {
    async add(roomId, eventId, raw) {
      const waiting = await all(notes);
      if (waiting.some(({ message }) => message.eventId === eventId)) return;
      const last = Number(waiting.at(-1)?.key.slice(PREFIX.length) ?? 0);
      logger.info('matrix.message-waits', { roomId, eventId });
      await notes.put(keyOf(last + 1), { roomId, eventId, raw, at: clock.now().getTime(), isTold: false });
    },

    async look(handIn, signal) {
      const held = new Set<string>();
      for (const { key, message } of await all(notes)) {
        // One that waits holds back those behind it in its room that wait, too.
        const decrypted = held.has(message.roomId) ? null : await deps.crypto.decrypt(message.roomId, message.raw);
        if (decrypted?.kind === 'clear') {
          await handIn(message.roomId, decrypted.event);
          await notes.remove(key);
        } else if (await isStillOfUse(deps, key, message, signal)) held.add(message.roomId);
      }
    },
  };
}

/** Whether it waits on. */
async function isStillOfUse(
  { notes, clock, logger, sender }: WaitingMessagesDeps,
  key: string,
  message: Waiting,
  signal: AbortSignal,
): Promise<boolean> {
  const age = clock.now().getTime() - message.at;
  if (age >= FORGET_AFTER_MS) {
    await notes.remove(key);
    return false;
  }
  if (message.isTold || age < TELL_AFTER_MS) return !message.isTold;
  try {
    const content = {
      msgtype: 'm.notice',
      body: TEXT,
      'm.mentions': {},
      'm.relates_to': { 'm.in_reply_to': { event_id: message.eventId } },
    };
    await sender.say(message.roomId, 'm.room.message', content, `unreadable.${message.eventId}`, signal);
    await notes.put(key, { ...message, isTold: true });
  } catch (cause) {
    if (!(cause instanceof ParleyError)) throw cause;
    logger.warn('matrix.sender-not-told', { roomId: message.roomId, cause });
  }
  return false;
}

function keyOf(number: number): string {
  return `${PREFIX}${String(number).padStart(12, '0')}`;
}

async function all(notes: MatrixNotes): Promise<readonly { readonly key: string; readonly message: Waiting }[]> {
  const noted = await notes.list(PREFIX, AT_MOST);
  return noted.flatMap(({ key, value }) => {
    const message = Waiting.safeParse(value).data;
    return message === undefined ? [] : [{ key, message }];
  });
}
