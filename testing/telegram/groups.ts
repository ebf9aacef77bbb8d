import type { Chat, Message, User } from 'grammy/types';
import { deliverMessage } from './deliver.ts';
import { chatMember } from './methods/chat-methods.ts';
import { stateOf } from './people.ts';
import type { ChatRef } from './people.ts';
import type { UpdateQueue } from './update-queue.ts';
import { addChat, addMessage, unixNow } from './world.ts';
import type { ChatState, MemberStatus, World } from './world.ts';

export interface GroupOptions {
  /** Left out: a supergroup, as every group with more than a few people. */
  readonly kind?: 'group' | 'supergroup';
  /** The first one is its creator. */
  readonly members: readonly User[];
  readonly forum?: boolean;
  readonly username?: string;
}

/** Who is where. */
export interface Groups {
  /** Somebody new. What a bot among them says reaches ours, as the real server does only where bots were allowed to hear each other. */
  person(name: string, options?: { readonly username?: string; readonly language?: string; readonly isBot?: boolean }): User;
  /** The person's chat with the bot; the bot may write there only after the person has. */
  privateChat(person: User): Chat.PrivateChat;
  block(person: User): void;
  unblock(person: User): void;
  /** A group without the bot. */
  group(title: string, options: GroupOptions): Chat.GroupChat | Chat.SupergroupChat;
  addMember(chat: ChatRef, person: User, by?: User): void;
  addBotTo(chat: ChatRef, by: User): void;
  removeBotFrom(chat: ChatRef, by: User): void;
  makeBotAdministrator(chat: ChatRef, by: User): void;
  /** A new topic of a forum; its number. */
  topic(chat: ChatRef, name: string, by: User): number;
  closeTopic(chat: ChatRef, topic: number): void;
  /** Makes a supergroup of a group; the new chat. */
  migrate(chat: ChatRef, by: User): Chat.SupergroupChat;
}

export function makeGroups(world: World, updates: UpdateQueue): Groups {
  let lastUser = 1000;
  let lastGroup = 5000;
  const nextGroupId = (kind: 'group' | 'supergroup'): number => {
    lastGroup += 1;
    return kind === 'group' ? -lastGroup : -1_000_000_000_000 - lastGroup;
  };
  const setBot = (state: ChatState, by: User, status: MemberStatus): void => setBotStatus(world, updates, state, by, status);
  const service = (state: ChatState, by: User, content: Partial<Message>): Message => {
    const message = addMessage(world, state, by, content);
    deliverMessage(world, updates, state, message);
    return message;
  };
  const privateState = (person: User): ChatState => world.chats.get(person.id) ?? addChat(world, privateChatOf(person));

  return {
    person: (name, { username, language, isBot = false } = {}) => {
      lastUser += 1;
      const names = { ...(username === undefined ? {} : { username }), ...(language === undefined ? {} : { language_code: language }) };
      const user = { id: lastUser, is_bot: isBot, first_name: name, ...names };
      world.users.set(user.id, user);
      return user;
    },
    privateChat: (person) => {
      privateState(person);
      return privateChatOf(person);
    },
    block: (person) => {
      const state = privateState(person);
      setBot(state, person, 'kicked');
      state.blocked = true;
    },
    unblock: (person) => {
      const state = privateState(person);
      state.blocked = false;
      setBot(state, person, 'member');
    },
    group: (title, { kind = 'supergroup', members, forum = false, username }) => {
      const chat = makeGroupChat(nextGroupId(kind), kind, title, forum, username);
      const state = addChat(world, chat);
      for (const [index, person] of members.entries()) state.members.set(person.id, index === 0 ? 'creator' : 'member');
      return chat;
    },
    addMember: (chat, person, by = person) => {
      const state = stateOf(world, chat);
      state.members.set(person.id, 'member');
      service(state, by, { new_chat_members: [person] });
    },
    addBotTo: (chat, by) => {
      const state = stateOf(world, chat);
      setBot(state, by, 'member');
      service(state, by, { new_chat_members: [world.bot] });
    },
    removeBotFrom: (chat, by) => setBot(stateOf(world, chat), by, 'kicked'),
    makeBotAdministrator: (chat, by) => setBot(stateOf(world, chat), by, 'administrator'),
    topic: (chat, name, by) => {
      const state = stateOf(world, chat);
      if (state.chat.is_forum !== true) throw new Error('The group is no forum.');
      const created = { forum_topic_created: { name, icon_color: 0x6fb9f0 as const } };
      const id = state.lastMessageId + 1;
      state.topics.set(id, { id, name, closed: false });
      service(state, by, { ...created, message_thread_id: id, is_topic_message: true });
      return id;
    },
    closeTopic: (chat, topic) => {
      const found = stateOf(world, chat).topics.get(topic);
      if (found !== undefined) found.closed = true;
    },
    migrate: (chat, by) => {
      const old = stateOf(world, chat);
      if (old.chat.type !== 'group') throw new Error('Only a plain group becomes a supergroup.');
      const next = addChat(world, { id: nextGroupId('supergroup'), type: 'supergroup', title: old.chat.title });
      for (const [id, status] of old.members) next.members.set(id, status);
      service(old, by, { migrate_to_chat_id: next.chat.id });
      service(next, by, { migrate_from_chat_id: old.chat.id });
      old.migratedTo = next.chat.id;
      return { id: next.chat.id, type: 'supergroup', title: old.chat.title };
    },
  };
}

function privateChatOf({ id, first_name: name, username }: User): Chat.PrivateChat {
  return { id, type: 'private', first_name: name, ...(username === undefined ? {} : { username }) };
}

function makeGroupChat(id: number, kind: 'group' | 'supergroup', title: string, forum: boolean, username?: string) {
  if (kind === 'group') return { id, type: 'group', title } satisfies Chat.GroupChat;
  const extras = { ...(forum ? { is_forum: true as const } : {}), ...(username === undefined ? {} : { username }) };
  return { id, type: 'supergroup', title, ...extras } satisfies Chat.SupergroupChat;
}

function setBotStatus(world: World, updates: UpdateQueue, state: ChatState, by: User, status: MemberStatus): void {
  const before = state.members.get(world.bot.id) ?? (state.chat.type === 'private' ? 'member' : 'left');
  state.members.set(world.bot.id, status);
  const change = { chat: state.chat, from: by, date: unixNow(world) };
  const members = { old_chat_member: chatMember(world.bot, before), new_chat_member: chatMember(world.bot, status) };
  updates.add('my_chat_member', { my_chat_member: { ...change, ...members } });
  world.changed();
}
