import { languageOfTag } from '../access/language-of-tag.ts';
import type { IncomingPress } from '../messaging/incoming-message.ts';
import type { ChannelDoor, ChatAdapter } from '../ports/chat-adapter.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { askInTime } from './ask-in-time.ts';
import { DELIVERY_TEXTS } from './delivery-texts.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

/** Somebody looks at the button, and networks give up waiting for what it does soon after. */
const PRESS_MS = 5_000;

interface PatientDoorDeps {
  readonly door: ChannelDoor;
  readonly adapter: Pick<ChatAdapter, 'transport'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What comes in waits at the door while the database is away. A press of a button waits for seconds only and is then answered by a sentence,
 * also when something else goes wrong with it (I11); a reaction, to which nothing can be answered, waits as a message does.
 */
export function patientDoor(deps: PatientDoorDeps, signal: AbortSignal): ChannelDoor {
  const { door, adapter, clock } = deps;
  const patiently = async <T>(knock: () => Promise<T>): Promise<T> => retryWhileUnreachable(clock, signal, knock);
  const isAnswered = adapter.transport.capabilities.feedback === 'buttons';
  return {
    message: async (message) => patiently(() => door.message(message)),
    press: async (press) => (isAnswered ? pressInTime(deps, press, signal) : patiently(() => door.press(press))),
    redacted: async (account, messageId) => patiently(() => door.redacted(account, messageId)),
    membership: async (change) => patiently(() => door.membership(change)),
    migrated: async (account, fromChat, toChat) => patiently(() => door.migrated(account, fromChat, toChat)),
  };
}

async function pressInTime({ door, clock, logger }: PatientDoorDeps, press: IncomingPress, signal: AbortSignal): Promise<string | null> {
  try {
    return await askInTime(clock, signal, PRESS_MS, (until) => retryWhileUnreachable(clock, until, () => door.press(press)));
  } catch (cause) {
    if (signal.aborted) throw cause;
    logger.error('press.failed', { channel: press.address.channel, action: press.action, cause });
    return DELIVERY_TEXTS[languageOfTag(press.sender.languageTag)].pressAgain;
  }
}
