import type { Message, MessageEntity, User } from 'grammy/types';
import { deliverMessage } from './deliver.ts';
import { detectEntities } from './detect-entities.ts';
import { keepFile } from './keep-file.ts';
import type { UpdateQueue } from './update-queue.ts';
import { messageOf, press, react } from './react-and-press.ts';
import type { Emoji, Press } from './react-and-press.ts';
import { addMessage, replyTo, unixNow } from './world.ts';
import type { ChatState, World } from './world.ts';

/** A chat by its id. */
export interface ChatRef {
  readonly id: number;
}

export interface SayOptions {
  /** Left out: mentions, commands, hashtags and addresses are found as Telegram does. */
  readonly entities?: readonly MessageEntity[];
  /** The id of the message answered. */
  readonly replyTo?: number;
  /** The forum topic; left out: the general one, or none. */
  readonly topic?: number;
  /** When it was written; left out: now. */
  readonly at?: Date;
  /** Somebody else's words, passed on. */
  readonly forwardedFrom?: User;
}

/** Degrees. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export interface FileOptions extends SayOptions {
  readonly caption?: string;
  readonly name?: string;
  readonly mimeType?: string;
  /** Files with the same id came as one album. */
  readonly album?: string;
}

/** What people do in chats. */
export interface People {
  say(chat: ChatRef, person: User, text: string, options?: SayOptions): Message;
  sendPhoto(chat: ChatRef, person: User, bytes: Uint8Array, options?: FileOptions): Message;
  sendDocument(chat: ChatRef, person: User, bytes: Uint8Array, options?: FileOptions): Message;
  sendVoice(chat: ChatRef, person: User, bytes: Uint8Array, options?: FileOptions): Message;
  /** Shares where they are, or with `venue` a place that has a name. */
  sendLocation(
    chat: ChatRef,
    person: User,
    point: MapPoint,
    options?: SayOptions & { readonly venue?: { readonly title: string; readonly address: string } },
  ): Message;
  /** Changes the text or the caption of a message. */
  edit(chat: ChatRef, messageId: number, text: string, entities?: readonly MessageEntity[]): Message;
  /** Deletes a message; bots are not told. */
  remove(chat: ChatRef, messageId: number): void;
  /** Sets what a person thinks of a message; an empty list takes it back. */
  react(chat: ChatRef, person: User, messageId: number, emoji: readonly Emoji[]): void;
  /** Presses the button with this label or these data. Throws if there is none. */
  press(chat: ChatRef, person: User, messageId: number, button: string): Press;
}

export function makePeople(world: World, updates: UpdateQueue): People {
  const write = (chat: ChatRef, person: User, options: SayOptions, content: Partial<Message>): Message => {
    const state = stateOf(world, chat);
    requirePresence(world, state, person);
    const message = addMessage(world, state, person, { ...threadOf(state, options.topic), ...placeOf(world, state, options), ...content });
    const dated = options.at === undefined ? message : { ...message, date: Math.floor(options.at.getTime() / 1000) };
    state.messages.set(dated.message_id, dated);
    deliverMessage(world, updates, state, dated);
    return dated;
  };
  const withFile =
    (field: 'photo' | 'document' | 'voice') =>
    (chat: ChatRef, person: User, bytes: Uint8Array, options: FileOptions = {}) => {
      const name = options.name ?? { photo: 'photo.jpg', document: 'file.bin', voice: 'voice.oga' }[field];
      const mimeType = options.mimeType ?? { photo: 'image/jpeg', document: 'application/octet-stream', voice: 'audio/ogg' }[field];
      const { id, uniqueId } = keepFile(world, field, { name, mimeType, bytes });
      const ids = { file_id: id, file_unique_id: uniqueId, file_size: bytes.length };
      const album = options.album === undefined ? {} : { media_group_id: options.album };
      return write(chat, person, options, { ...captionOf(options), ...album, ...mediaOf(field, ids, name, mimeType) });
    };

  return {
    say: (chat, person, text, options = {}) => write(chat, person, options, textOf(text, options.entities)),
    sendPhoto: withFile('photo'),
    sendDocument: withFile('document'),
    sendVoice: withFile('voice'),
    sendLocation: (chat, person, location, { venue, ...options } = {}) =>
      write(chat, person, options, { location, ...(venue === undefined ? {} : { venue: { location, ...venue } }) }),
    edit: (chat, messageId, text, entities) => {
      const state = stateOf(world, chat);
      const before = messageOf(state, messageId);
      const content =
        before.text === undefined ? captionOf({ caption: text, ...(entities === undefined ? {} : { entities }) }) : textOf(text, entities);
      const { entities: _, caption_entities: __, ...rest } = before;
      const edited = { ...rest, ...content, edit_date: unixNow(world) };
      state.messages.set(messageId, edited);
      deliverMessage(world, updates, state, edited);
      world.changed();
      return edited;
    },
    remove: (chat, messageId) => {
      stateOf(world, chat).messages.delete(messageId);
      world.changed();
    },
    react: (chat, person, messageId, emoji) => react(world, updates, stateOf(world, chat), person, messageId, emoji),
    press: (chat, person, messageId, button) => press(world, updates, stateOf(world, chat), person, messageId, button),
  };
}

/** The chat that the id stands for. Throws where there is none. */
export function stateOf(world: World, chat: ChatRef): ChatState {
  const state = world.chats.get(chat.id);
  if (state === undefined) throw new Error(`There is no chat ${String(chat.id)}.`);
  if (state.migratedTo !== undefined) throw new Error(`The group ${String(chat.id)} has become ${String(state.migratedTo)}.`);
  return state;
}

function requirePresence(world: World, state: ChatState, person: User): void {
  if (state.chat.type === 'private') {
    // Whoever writes to a bot has pressed Start before, and unblocks it thereby.
    state.started = true;
    state.blocked = false;
    state.members.delete(world.bot.id);
  } else if (['left', 'kicked', undefined].includes(state.members.get(person.id)))
    throw new Error(`${person.first_name} is not in the group.`);
}

function textOf(text: string, entities?: readonly MessageEntity[]): Partial<Message> {
  const shown = [...(entities ?? detectEntities(text))];
  return { text, ...(shown.length === 0 ? {} : { entities: shown }) };
}

function captionOf({ caption, entities }: FileOptions): Partial<Message> {
  if (caption === undefined) return {};
  const shown = [...(entities ?? detectEntities(caption))];
  return { caption, ...(shown.length === 0 ? {} : { caption_entities: shown }) };
}

/** In a topic every message that answers no other names the topic's first one as its original, as on the real server. */
function threadOf(state: ChatState, topic: number | undefined): Partial<Message> {
  if (topic === undefined) return {};
  if (!state.topics.has(topic)) throw new Error(`There is no topic ${String(topic)} in the group.`);
  return { ...replyTo(state, topic), message_thread_id: topic, is_topic_message: true };
}

function placeOf(world: World, state: ChatState, { replyTo: original, forwardedFrom, at }: SayOptions): Partial<Message> {
  const reply = original === undefined ? {} : replyTo(state, original);
  const date = Math.floor((at ?? world.clock.now()).getTime() / 1000);
  const forward = forwardedFrom === undefined ? {} : { forward_origin: { type: 'user' as const, sender_user: forwardedFrom, date } };
  return { ...reply, ...forward };
}

type FileIds = Pick<NonNullable<Message['document']>, 'file_id' | 'file_unique_id' | 'file_size'>;

function mediaOf(field: 'photo' | 'document' | 'voice', ids: FileIds, name: string, mimeType: string): Partial<Message> {
  if (field === 'photo') return { photo: [{ ...ids, width: 800, height: 600 }] };
  return field === 'document'
    ? { document: { ...ids, file_name: name, mime_type: mimeType } }
    : { voice: { ...ids, duration: 3, mime_type: mimeType } };
}
