import type { ReplyDocument } from '../delivery/document.ts';
import type { Pin } from '../delivery/pin.ts';
import type { Address, Channel } from '../messaging/address.ts';
import type { PressAction } from '../messaging/incoming-message.ts';

/** What a network can do and bears; the core decides by these, never by a channel's name. */
export interface ChannelCapabilities {
  readonly channel: Channel;
  /** The most UTF-16 units of laid out text that one message takes. */
  readonly maxLength: number;
  /** The most spans in one message; what is beyond is not shown as such. */
  readonly maxSpans: number;
  /** Sends and edits of one chat together, threads included. */
  readonly pace: { readonly private: ChatPace; readonly group: ChatPace };
  /** Over all chats; sends and edits a second. */
  readonly perSecond: number;
  /** Whether the same key makes the network send at most once; if not, the outcome of a cut off send stays unknown. */
  readonly sendsOnce: boolean;
  /** How feedback is asked for. */
  readonly feedback: 'buttons' | 'reactions' | 'none';
  /** The largest file that can be sent or fetched, in bytes. */
  readonly maxFileBytes: number;
  /** How long "is typing" stays without being renewed. */
  readonly typingMs: number;
}

export interface ChatPace {
  /** The least time between two sends or edits, in milliseconds. */
  readonly spacingMs: number;
  /** At most so many in any stretch of `windowMs`; null: no such limit. */
  readonly window: { readonly count: number; readonly milliseconds: number } | null;
}

/** A chat and what in it is answered. */
export interface Destination {
  readonly address: Address;
  readonly audience: 'private' | 'group';
  /** The network's id of the message that is answered, to be quoted; null: none. */
  readonly replyTo: string | null;
}

export interface Button {
  readonly action: PressAction;
  /** For people. */
  readonly label: string;
}

export interface OutgoingMessage {
  readonly document: ReplyDocument;
  readonly buttons: readonly Button[];
  /** False: it is still growing. */
  readonly isFinal: boolean;
  /** It is this place on a map, and the document is for where it can't be; such a message is sent and never edited. Absent: it is a text. */
  readonly pin?: Pin;
}

export interface OutgoingFile {
  readonly name: string;
  readonly mime: string;
  readonly content: Uint8Array;
  readonly caption: string;
}

/**
 * Sends to one account's network. Throws a RateLimitedError (nothing was done, when to come back), a RejectedError (nothing was done and never will be),
 * a GoneError (the message or chat is not there any more), a NotSentError (nothing was done, try again) or an UnreachableError (nobody knows whether it was done).
 */
export interface ChatTransport {
  readonly capabilities: ChannelCapabilities;
  /** Returns the network's id of the new message, as in `IncomingMessage.externalId`. `key`: a UUID; the same message sent again carries the same one. */
  send(to: Destination, message: OutgoingMessage, key: string, signal: AbortSignal): Promise<string>;
  /** Replaces a message of ours; a message that says so already is left as it is. */
  edit(to: Destination, messageId: string, message: OutgoingMessage, key: string, signal: AbortSignal): Promise<void>;
  /** Takes a message of ours away; one that is gone stays gone. */
  remove(to: Destination, messageId: string, signal: AbortSignal): Promise<void>;
  sendFile(to: Destination, file: OutgoingFile, key: string, signal: AbortSignal): Promise<string>;
  showTyping(to: Destination, signal: AbortSignal): Promise<void>;
  /** The content of a file that came in, named by `IncomingAttachment.remote`; RejectedError when it has more bytes. */
  fetchFile(remote: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
}
