import type { Channel } from '../messaging/address.ts';
import type { IncomingMessage, IncomingPress, MembershipChange } from '../messaging/incoming-message.ts';
import type { ChatTransport } from './chat-transport.ts';
import type { OrphanFinder } from './orphan-finder.ts';
import type { Language } from '../access/person.ts';
import type { Role } from '../access/principal.ts';

/** The door through which an adapter hands in what its network says. When a call returns, it is stored and may be acknowledged (I1). */
export interface ChannelDoor {
  message(message: IncomingMessage): Promise<void>;
  /** What to tell the one who pressed, in their language; null: nothing. */
  press(press: IncomingPress): Promise<string | null>;
  /** A message was taken back by its sender: an answer to it stops. `account`: our account there, as in addresses. */
  redacted(account: string, messageId: string): Promise<void>;
  /** Whether our account is to be in that chat: `leave` also when it is there already. */
  membership(change: MembershipChange): Promise<'stay' | 'leave'>;
  /** A chat goes on under another id; its history goes with it. */
  migrated(account: string, fromChat: string, toChat: string): Promise<void>;
}

/** A command as a network's menu shows it. */
export interface MenuCommand {
  readonly name: string;
  readonly description: string;
}

/** What the adapter is given while this process drives its account. */
export interface ChannelSession {
  readonly door: ChannelDoor;
  /** Where the network's stream was left; null: nothing is known. */
  readonly cursor: string | null;
  /** Keeps the cursor; to be called after everything before it has been handed in. */
  saveCursor(cursor: string): Promise<void>;
  /** Tells how the connection fares; cheap, may be called often. */
  report(news: ChannelNews): void;
  /** The menu for people of this role, by where they are and what they speak. */
  menu(role: Role, audience: 'private' | 'group', language: Language): readonly MenuCommand[];
}

export type ChannelNews =
  | { readonly kind: 'connected' }
  /** Something arrived. */
  | { readonly kind: 'event' }
  /** How many events are known to wait on the network's side. */
  | { readonly kind: 'backlog'; readonly count: number }
  /** The connection is gone or refused: one sentence for whoever runs the server. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Something that does not stop it but should be seen to, such as a privacy mode; replaces the hints before. */
  | { readonly kind: 'hints'; readonly hints: readonly string[] };

/** One account on one network. */
export interface ChatAdapter {
  readonly channel: Channel;
  /** Our account there, the second part of its addresses. */
  readonly account: string;
  readonly transport: ChatTransport;
  /** Null: it cannot find messages whose sending was cut off, or needs not to, because its network sends the same one once. */
  readonly orphans: OrphanFinder | null;
  /** Takes in what the network says until the signal aborts; connects again by itself. Throws only for good, such as a token that is refused. */
  listen(session: ChannelSession, signal: AbortSignal): Promise<void>;
}
