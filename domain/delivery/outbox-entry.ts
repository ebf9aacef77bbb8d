import type { Language } from '../access/person.ts';
import type { Address } from '../messaging/address.ts';
import type { StandardAction } from '../messaging/incoming-message.ts';
import type { Pin } from './pin.ts';

/** How a message shows a task: how it stands, with a button to stop it, or its latest lines. */
export type FollowAs = 'status' | 'log';

/** What is to be said. */
export type OutboxBody =
  /**
   * Markdown; `buttons` go under its last part. `followTaskId`: the message is kept up to date with the task until it has ended; null: it stays as it
   * is. `followAs`: with how the task stands, or its latest lines; absent: those.
   */
  | {
      readonly kind: 'text';
      readonly markdown: string;
      readonly buttons: readonly StandardAction[];
      readonly followTaskId: string | null;
      readonly followAs?: FollowAs;
      /** The labels of buttons that mean `choice1` and so on, in front of the others; absent: none. */
      readonly choices?: readonly string[];
      /** Comes behind it; absent or null: none does. */
      readonly pin?: Pin | null;
    }
  | { readonly kind: 'file'; readonly attachmentId: string; readonly caption: string };

/**
 * One thing to be told at one address. An `answer` begins with its turn and has no body until that has ended: its parts are
 * placed first and then edited. A `notice` (a task has ended, a pairing code) is sent as it is.
 */
export interface OutboxEntry {
  readonly id: string;
  /** Grows in each chat in the order in which things are to be said. */
  readonly order: number;
  readonly kind: 'answer' | 'notice';
  readonly address: Address;
  readonly audience: 'private' | 'group';
  readonly language: Language;
  /** Null: it belongs to none, like the answer to a stranger. */
  readonly conversationId: string | null;
  /** Of an answer; null otherwise. */
  readonly turnId: string | null;
  /** The network's id of the message that is answered; null: none. */
  readonly replyTo: string | null;
  readonly createdAt: Date;
  /** Null: still being made. */
  readonly body: OutboxBody | null;
  /** By their number, without gaps. */
  readonly parts: readonly OutboxPart[];
}

/** One message of the network. `sending`: it was begun, and when the process died there nobody knows whether it was sent. */
export interface OutboxPart {
  /** From 0. */
  readonly number: number;
  /** A UUID: Matrix's transaction id. */
  readonly key: string;
  /** `placed`: it is there and may still change; `final`: it says what it is to say; `removed`: it was taken away again; `unknown`: nobody will ever know; `rejected`: the network refused it. */
  readonly state: 'sending' | 'placed' | 'final' | 'removed' | 'unknown' | 'rejected';
  /** The network's id; null: not known. */
  readonly messageId: string | null;
}
