import type { Language } from '../access/person.ts';
import type { ClaimedTurn, Turn } from '../conversation/turn.ts';
import type { IncomingAttachment } from '../messaging/incoming-message.ts';
import type { MessageSource } from '../messaging/message-source.ts';
import type { Lease } from './worker-registry.ts';

/** A message as it is stored: who said what, where, and the network's own id of it. */
export interface NewMessage {
  readonly id: string;
  readonly turnId: string;
  readonly conversationId: string;
  readonly personId: string;
  /** Unique per account: the same id again is the same message. */
  readonly externalId: string;
  /** Channel and account, the space in which `externalId` is unique; for the web also the person. */
  readonly account: string;
  readonly text: string;
  readonly receivedAt: Date;
  readonly source: MessageSource;
  /** With safe names and ids of their own. */
  readonly attachments: readonly (IncomingAttachment & { readonly id: string })[];
  /** Uploads of this person that come with it; they are taken out of the waiting ones. */
  readonly uploadIds: readonly string[];
  /** The outbox entry that its answer gets, at the conversation's address; null: its readers follow the conversation's log. */
  readonly reply: { readonly outboxId: string; readonly language: Language } | null;
}

export interface StoredMessage {
  readonly messageId: string;
  readonly turnId: string;
  /** As it is now. */
  readonly turn: Turn;
  /** False: this message was stored before and nothing was changed. */
  readonly isNew: boolean;
  /** Its turn, claimed for who wanted to take it; absent: it waits to be claimed. */
  readonly claimed?: ClaimedTurn;
}

/**
 * Messages in, and the queue of their turns (I1, I3). A conversation's turns are claimed one at a time, oldest first;
 * one is free when it has no owner, when its owner is dead, or when its lease has run out.
 */
export interface Inbox {
  /**
   * Stores message, turn, its `message-stored` event, its attachments and the outbox entry of its answer in one transaction. Throws an
   * UnknownIdError and stores nothing when one of the uploads is not this person's or not there any more; a repetition asks for none.
   * `taker`: who runs the turn at once. It is then claimed with it, as `claim` does, if nothing comes before it in its conversation and it waits for no file.
   */
  store(message: NewMessage, taker?: Lease): Promise<StoredMessage>;
  /** Takes the oldest free turn: sets owner, lease and a new fence, and counts the attempt. Null: nothing to do. */
  claim(lease: Lease): Promise<ClaimedTurn | null>;
  /** Gives a claimed turn back, so that any worker may take it at once; does not count as an attempt. False: the fence is old. */
  release(turnId: string, fence: number): Promise<boolean>;
  /** Prolongs the leases of those of these turns that the worker still holds; returns their ids. What it holds but doesn't name, it has let go of: that lease runs out. */
  renew(lease: Lease, ids: readonly string[]): Promise<readonly string[]>;
}
