import type { Message, MessageEntity, User } from 'grammy/types';
import type { ChatState } from './world.ts';

/** A message as people see it. */
export interface SeenMessage {
  readonly id: number;
  /** The name of who wrote it. */
  readonly by: string;
  readonly fromBot: boolean;
  /** The text or the caption; empty: there is none. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** The labels of the buttons, row by row. */
  readonly buttons: readonly (readonly string[])[];
  readonly edited: boolean;
  readonly replyTo?: number;
  readonly topic?: number;
  /** The place that it shows. */
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly title?: string; readonly address?: string };
  /** The file that it carries. */
  readonly file?: { readonly kind: 'photo' | 'document' | 'voice'; readonly id: string; readonly name?: string };
  /** Who thinks what of it, by the person's id. */
  readonly reactions: ReadonlyMap<number, readonly string[]>;
}

/** What stands in the chat now, oldest first. */
export function visibleMessages(state: ChatState): SeenMessage[] {
  return [...state.messages.values()].map((message) => seen(message, reactionsOf(state, message)));
}

function seen(message: Message, reactions: SeenMessage['reactions']): SeenMessage {
  const from: User | undefined = message.from;
  const reply = message.reply_to_message;
  const file = fileOf(message);
  return {
    id: message.message_id,
    by: from?.first_name ?? '',
    fromBot: from?.is_bot ?? false,
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text)),
    edited: message.edit_date !== undefined,
    ...(reply === undefined || reply.forum_topic_created !== undefined ? {} : { replyTo: reply.message_id }),
    ...(message.is_topic_message === true && message.message_thread_id !== undefined ? { topic: message.message_thread_id } : {}),
    ...placeOf(message),
    ...(file === undefined ? {} : { file }),
    reactions,
  };
}

function reactionsOf(state: ChatState, message: Message): SeenMessage['reactions'] {
  const byUser = [...(state.reactions.get(message.message_id) ?? [])];
  return new Map(byUser.map(([user, list]) => [user, list.flatMap((reaction) => (reaction.type === 'emoji' ? [reaction.emoji] : []))]));
}

function placeOf({ venue, location }: Message): Pick<SeenMessage, 'place'> {
  const point = venue?.location ?? location;
  if (point === undefined) return {};
  const { latitude, longitude } = point;
  return { place: { latitude, longitude, ...(venue === undefined ? {} : { title: venue.title, address: venue.address }) } };
}

function fileOf({ photo, document, voice }: Message): SeenMessage['file'] {
  const last = photo?.at(-1);
  if (last !== undefined) return { kind: 'photo', id: last.file_id };
  if (voice !== undefined) return { kind: 'voice', id: voice.file_id };
  if (document === undefined) return undefined;
  return { kind: 'document', id: document.file_id, ...(document.file_name === undefined ? {} : { name: document.file_name }) };
}
