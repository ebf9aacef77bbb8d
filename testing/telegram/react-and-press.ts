import { randomUUID } from 'node:crypto';
import type { Message, User } from 'grammy/types';
import { mayHear } from './deliver.ts';
import type { UpdateQueue } from './update-queue.ts';
import { unixNow } from './world.ts';
import type { ChatState, World } from './world.ts';

/** Some of the reactions that Telegram offers. */
export type Emoji = '👍' | '👎' | '❤' | '🔥' | '🎉' | '😁' | '🤔';

/** The answer to the press of a button, as the person sees it. */
export interface PressAnswer {
  /** undefined: only the progress bar ended. */
  readonly text?: string;
  readonly showAlert: boolean;
}

export interface Press {
  readonly id: string;
  readonly answered: Promise<PressAnswer>;
}

/** The message with this id. Throws where there is none. */
export function messageOf(state: ChatState, messageId: number): Message {
  const message = state.messages.get(messageId);
  if (message === undefined) throw new Error(`There is no message ${String(messageId)} in the chat.`);
  return message;
}

/** Changes what a person thinks of a message. */
export function react(
  world: World,
  updates: UpdateQueue,
  state: ChatState,
  person: User,
  messageId: number,
  emoji: readonly Emoji[],
): void {
  messageOf(state, messageId);
  const byUser = state.reactions.get(messageId) ?? new Map<number, never>();
  const before = byUser.get(person.id) ?? [];
  const after = emoji.map((one) => ({ type: 'emoji' as const, emoji: one }));
  state.reactions.set(messageId, new Map([...byUser, [person.id, after]]));
  world.changed();
  // In groups only administrators among the bots are told.
  if (!mayHear(world, state) || (state.chat.type !== 'private' && state.members.get(world.bot.id) !== 'administrator')) return;
  const change = {
    chat: state.chat,
    message_id: messageId,
    user: person,
    date: unixNow(world),
    old_reaction: [...before],
    new_reaction: after,
  };
  updates.add('message_reaction', { message_reaction: change });
}

/** Presses the button with this label or these data. */
export function press(world: World, updates: UpdateQueue, state: ChatState, person: User, messageId: number, button: string): Press {
  const message = messageOf(state, messageId);
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const pressed = buttons.find((one) => 'callback_data' in one && (one.text === button || one.callback_data === button));
  if (pressed === undefined || !('callback_data' in pressed)) throw new Error(`There is no button ${button} under the message.`);
  const id = randomUUID();
  const answered = Promise.withResolvers<PressAnswer>();
  world.callbacks.set(id, { askedAt: world.clock.now().getTime(), answered: false, answer: answered.resolve });
  const query = { id, from: person, message, chat_instance: String(state.chat.id), data: pressed.callback_data };
  updates.add('callback_query', { callback_query: query });
  world.changed();
  return { id, answered: answered.promise };
}
