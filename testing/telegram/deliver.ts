import type { Message } from 'grammy/types';
import type { UpdateQueue } from './update-queue.ts';
import type { ChatState, World } from './world.ts';

/** Tells the bot of a person's message, new or edited, if it is in the chat and its privacy mode lets it see it. */
export function deliverMessage(world: World, updates: UpdateQueue, state: ChatState, message: Message): void {
  if (!mayHear(world, state) || !maySee(world, state, message)) return;
  const from = message.from;
  if (from === undefined || from.id === world.bot.id) return;
  const { edit_date: editDate } = message;
  const shown = { ...message, from, chat: state.chat };
  if (editDate === undefined) updates.add('message', { message: shown });
  else updates.add('edited_message', { edited_message: { ...shown, edit_date: editDate } });
}

/** The bot is in the group, or the person has not blocked it. */
export function mayHear(world: World, state: ChatState): boolean {
  if (state.chat.type === 'private') return !state.blocked;
  return ['creator', 'administrator', 'member'].includes(state.members.get(world.bot.id) ?? 'left');
}

function maySee(world: World, state: ChatState, message: Message): boolean {
  if (state.chat.type === 'private' || world.bot.can_read_all_group_messages) return true;
  if (state.members.get(world.bot.id) === 'administrator') return true;
  const text = message.text ?? message.caption;
  const isMedia = [message.photo, message.document, message.voice].some((media) => media !== undefined);
  if (text === undefined && !isMedia) return true;
  if (message.reply_to_message?.from?.id === world.bot.id && !isTopicRoot(message)) return true;
  return [...(message.entities ?? []), ...(message.caption_entities ?? [])].some((entity) => {
    const part = (text ?? '').slice(entity.offset, entity.offset + entity.length).toLowerCase();
    const name = `@${world.bot.username.toLowerCase()}`;
    if (entity.type === 'text_mention') return entity.user.id === world.bot.id;
    return entity.type === 'mention' ? part === name : entity.type === 'bot_command' && (!part.includes('@') || part.endsWith(name));
  });
}

function isTopicRoot(message: Message): boolean {
  return message.reply_to_message?.forum_topic_created !== undefined;
}
