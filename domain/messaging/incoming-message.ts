import type { Address } from './address.ts';

/** Somebody as a network knows them. */
export interface Sender {
  /** The network's own id of them, such as `12345` or `@ann:example.org`. */
  readonly externalId: string;
  readonly name: string;
  /** The language the network says they use, such as `ru` or `en-GB`; null: it says none. */
  readonly languageTag: string | null;
  readonly isBot: boolean;
  /** Whether it is our own account there. */
  readonly isUs: boolean;
}

/** Who wrote: on the web a person that a token names, elsewhere whom the network names. */
export type Author = { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'sender'; readonly sender: Sender };

/** The message that another one answers. */
export interface RepliedTo {
  readonly externalId: string;
  readonly isOurs: boolean;
  /** Who wrote it, as `Sender.externalId`; null or absent: the network doesn't say. */
  readonly senderId?: string | null;
  /** The root of a thread or forum topic, which networks name in each of its messages: nobody answers it by that. */
  readonly isThreadRoot: boolean;
  /** What it says, as far as the network sends it along; null: it doesn't. */
  readonly text: string | null;
}

export type AttachmentKind = 'picture' | 'document' | 'voice' | 'audio' | 'video';

/** A file that came with a message and has not been fetched yet. */
export interface IncomingAttachment {
  readonly kind: AttachmentKind;
  /** As its sender called it; never used as a path. */
  readonly name: string;
  /** What the sender's program says it is; null: nothing. */
  readonly mime: string | null;
  /** In bytes, as the network says; null: it doesn't. */
  readonly size: number | null;
  /** In seconds, of what can be listened to or watched; null: unknown. */
  readonly seconds: number | null;
  /** What the adapter needs to fetch it; nobody else looks into it. */
  readonly remote: string;
}

/** What came in from a network, in the core's words. */
export interface IncomingMessage {
  readonly address: Address;
  readonly audience: 'private' | 'group';
  readonly author: Author;
  /**
   * The network's own id of the message, unique in the account, such as `CHAT/MESSAGE`; an edit carries the id of the message that it changes.
   * Null: the network gave none, so it cannot be told from a repetition.
   */
  readonly externalId: string | null;
  readonly isEdit: boolean;
  /** What was written, or the caption; without a mention of us at its beginning, commands with a slash. */
  readonly text: string;
  readonly attachments: readonly IncomingAttachment[];
  /** On the web: the conversation that its author chose; absent: that of its address. */
  readonly conversationId?: string;
  /** On the web: what its author uploaded before; absent: nothing. */
  readonly uploadIds?: readonly string[];
  /** Whether a mention in it names us: by the network's own mark, not by the letters. */
  readonly mentionsUs: boolean;
  /** Whom a command in it names, as in `/help@bot`; null: it is no command or names nobody. */
  readonly commandTarget: 'us' | 'another' | null;
  readonly repliesTo: RepliedTo | null;
  /** Somebody else's words, passed on: data, never a command. */
  readonly isForwarded: boolean;
  /** By the network's clock. */
  readonly sentAt: Date;
}

const STANDARD_ACTIONS = ['good', 'bad', 'retry', 'stop', 'approve', 'deny'] as const;
export type StandardAction = (typeof STANDARD_ACTIONS)[number];

/** The buttons that a message brings with it itself, by their place. */
export const CHOICE_ACTIONS = ['choice1', 'choice2', 'choice3', 'choice4', 'choice5', 'choice6'] as const;
export type ChoiceAction = (typeof CHOICE_ACTIONS)[number];

/** What a button or a reaction asks for. */
export const PRESS_ACTIONS = [...STANDARD_ACTIONS, ...CHOICE_ACTIONS] as const;
export type PressAction = (typeof PRESS_ACTIONS)[number];

/** A button press or a reaction under one of our messages. */
export interface IncomingPress {
  readonly address: Address;
  readonly audience: 'private' | 'group';
  readonly sender: Sender;
  /** The network's own id of the press, unique in the account. */
  readonly externalId: string;
  /** The network's id of the message that was pressed under or reacted to, as in `IncomingMessage.externalId`. */
  readonly messageId: string;
  readonly action: PressAction;
  readonly at: Date;
}

/** Our account was invited to, added to or removed from a chat. */
export interface MembershipChange {
  readonly address: Address;
  readonly audience: 'private' | 'group';
  readonly title: string | null;
  /** Who did it. */
  readonly by: Sender;
  readonly kind: 'invited' | 'added' | 'removed';
}
