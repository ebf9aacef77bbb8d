import type { Chat, Message, ReactionType, User, UserFromGetMe } from 'grammy/types';
import type { Clock } from '../../domain/ports/clock.ts';

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Topic {
  readonly id: number;
  readonly name: string;
  closed: boolean;
}

export interface ChatState {
  chat: Chat.PrivateChat | Chat.GroupChat | Chat.SupergroupChat;
  readonly members: Map<number, MemberStatus>;
  /** In order; a deleted message is gone from here. */
  readonly messages: Map<number, Message>;
  readonly topics: Map<number, Topic>;
  /** By message: who reacted with what. */
  readonly reactions: Map<number, Map<number, readonly ReactionType[]>>;
  lastMessageId: number;
  /** Private: the person has pressed Start, so the bot may write. */
  started: boolean;
  /** Private: the person has blocked the bot. */
  blocked: boolean;
  /** The supergroup that this group has become. */
  migratedTo?: number;
}

export interface StoredFile {
  readonly id: string;
  readonly uniqueId: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface CallbackState {
  readonly askedAt: number;
  answered: boolean;
  readonly answer: (answer: { readonly text?: string; readonly showAlert: boolean }) => void;
}

/** All that the pretended Telegram knows. */
export interface World {
  readonly clock: Clock;
  readonly bot: UserFromGetMe;
  readonly users: Map<number, User>;
  readonly chats: Map<number, ChatState>;
  readonly files: Map<string, StoredFile>;
  readonly callbacks: Map<string, CallbackState>;
  /** By scope and language, as `setMyCommands` got them. */
  readonly commands: Map<string, readonly { readonly command: string; readonly description: string }[]>;
  /** Told after every change that a person could see. */
  readonly changed: () => void;
}

/** Unix time in seconds. */
export function unixNow(world: World): number {
  return Math.floor(world.clock.now().getTime() / 1000);
}

/** Makes an empty chat and keeps it. */
export function addChat(world: World, chat: ChatState['chat']): ChatState {
  const state: ChatState = {
    chat,
    members: new Map(),
    messages: new Map(),
    topics: new Map(),
    reactions: new Map(),
    lastMessageId: 0,
    started: false,
    blocked: false,
  };
  world.chats.set(chat.id, state);
  return state;
}

/** Puts a message into its chat under the chat's next id. */
export function addMessage(world: World, state: ChatState, from: User, content: Partial<Message>): Message {
  state.lastMessageId += 1;
  const message: Message = { ...content, message_id: state.lastMessageId, from, chat: state.chat, date: unixNow(world) };
  state.messages.set(message.message_id, message);
  world.changed();
  return message;
}

/** What a reply carries of the message that it answers, and the thread that it thereby belongs to. */
export function replyTo(state: ChatState, messageId: number): Partial<Message> {
  const original = state.messages.get(messageId);
  if (original === undefined) return {};
  const { reply_to_message: _, ...rest } = original;
  const inThread = state.chat.type === 'supergroup' && state.chat.is_forum !== true;
  // In an ordinary supergroup a reply names the first message of its thread, though there are no topics.
  const thread = inThread ? { message_thread_id: original.message_thread_id ?? messageId } : {};
  // No value can have the type that the library gives to the message replied to: its own reply is at once optional and undefined.
  return { reply_to_message: rest as NonNullable<Message['reply_to_message']>, ...thread };
}
