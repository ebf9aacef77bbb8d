/** Where a message came from and what it hangs on: what `/why`, the prompt and the delivery of its answer need to know. */
export interface MessageSource {
  /** The network's id of the message, to quote it; null: it has none, or nothing is sent there. */
  readonly externalId: string | null;
  /** Why it is answered: the reason of its awareness decision. */
  readonly reason: string;
  /** How its writer is called there; null: by the person's name. */
  readonly senderName: string | null;
  /** The network's id of the message it replies to; null: none. */
  readonly repliesTo: string | null;
  /** The network's id of who wrote that message; null or absent: unknown. */
  readonly repliedSender?: string | null;
  /** What that message says; untrusted (I8). Null: nothing is known of it. */
  readonly quote: string | null;
  /** Somebody else's words passed on: never a command (I8). */
  readonly isForwarded: boolean;
  /** By the network's clock; null: when it was received. */
  readonly sentAt: Date | null;
  /** The turn that this one answers again, with a better model; null: it is a message of its own. */
  readonly retryOf: string | null;
}

/** A message that a program sent. */
export const PLAIN_SOURCE: MessageSource = {
  externalId: null,
  reason: 'private',
  senderName: null,
  repliesTo: null,
  quote: null,
  isForwarded: false,
  sentAt: null,
  retryOf: null,
};
