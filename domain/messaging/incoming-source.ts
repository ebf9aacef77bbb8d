import { cleanName } from '../access/clean-name.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { PLAIN_SOURCE } from './message-source.ts';
import type { MessageSource } from './message-source.ts';

const MAX_QUOTE = 4_000;

/** What is kept of where a message came from. */
export function incomingSource(message: IncomingMessage, reason: string): MessageSource {
  const { author, repliesTo, isForwarded, sentAt, externalId } = message;
  if (author.kind === 'person') return { ...PLAIN_SOURCE, reason, isForwarded };
  // A thread names its root in each message: nobody has quoted it.
  const quoted = repliesTo === null || repliesTo.isThreadRoot ? null : repliesTo;
  return {
    externalId,
    reason,
    senderName: cleanName(author.sender.name),
    repliesTo: quoted?.externalId ?? null,
    repliedSender: quoted?.isOurs === true ? null : (quoted?.senderId ?? null),
    quote: quoted?.text?.slice(0, MAX_QUOTE).toWellFormed() ?? null,
    isForwarded,
    sentAt,
    retryOf: null,
  };
}
