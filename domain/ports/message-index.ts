import type { ObservedMessage, Sighting } from '../messaging/sighting.ts';

/** A message of ours that is in a chat. */
export interface ToldMessage {
  readonly entryId: string;
  readonly key: string | null;
  readonly turnId: string | null;
  readonly conversationId: string | null;
}

/** Finds what belongs to a network's id of a message. `account` is channel and account, such as `telegram:bot1`. */
export interface MessageIndex {
  /** Notes a message that is not answered; the same message again replaces the note. `observed`: null unless it may be kept. */
  note(sighting: Sighting, observed: ObservedMessage | null): Promise<void>;
  /** What became of a message that came in; null: nothing is known of it. */
  sighting(account: string, externalId: string): Promise<Sighting | null>;
  /** What a message of ours belongs to; `key`: of a notice. Null: it is not ours, or too old. */
  told(account: string, messageId: string): Promise<ToldMessage | null>;
}
