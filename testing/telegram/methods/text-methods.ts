import { isDeepStrictEqual } from 'node:util';
import type { Message, Update } from 'grammy/types';
import { badRequest } from '../api-problem.ts';
import type { Call } from '../call.ts';
import { checkText } from '../check-text.ts';
import type { FormattedText } from '../check-text.ts';
import { readMarkup } from '../read-markup.ts';
import { unixNow } from '../world.ts';
import type { ChatState } from '../world.ts';
import type { MethodContext, Methods } from './context.ts';
import { findMessage, findWritableChat, isAdministrator } from './find-chat.ts';
import { send } from './sending.ts';

const MAX_TEXT = 4096;
const OLD_SECONDS = 48 * 3600;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** Sending, changing and deleting texts. */
export const textMethods: Methods<'sendMessage' | 'editMessageText' | 'editMessageReplyMarkup' | 'deleteMessage'> = {
  sendMessage: (context, call) => {
    let content: FormattedText = { text: '', entities: [] };
    const message = send(context, call, () => {
      content = readText(call, 'message is too long');
      return withEntities(content);
    });
    return { ...message, text: content.text };
  },

  editMessageText: (context, call) => {
    const { state, message } = findOwn(context, call, 'message to edit not found');
    const content = readText(call, 'MESSAGE_TOO_LONG');
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const { entities: _, reply_markup: __, ...rest } = message;
    // Without a keyboard in the call the message loses the one that it had.
    const markup = readMarkup(call.json('reply_markup'));
    const edited = { ...rest, ...withEntities(content), ...(markup === undefined ? {} : { reply_markup: markup }) };
    return { ...change(context, state, message, edited), text: content.text };
  },

  editMessageReplyMarkup: (context, call) => {
    const { state, message } = findOwn(context, call, 'message to edit not found');
    const { reply_markup: _, ...rest } = message;
    const markup = readMarkup(call.json('reply_markup'));
    return change(context, state, message, { ...rest, ...(markup === undefined ? {} : { reply_markup: markup }) });
  },

  deleteMessage: ({ world }, call) => {
    const state = findWritableChat(world, call);
    const message = findMessage(state, call, 'message to delete not found');
    const isOwn = message.from?.id === world.bot.id;
    const isAllowed = isOwn || state.chat.type === 'private' || isAdministrator(world, state);
    if (!isAllowed) throw badRequest("message can't be deleted");
    if (unixNow(world) - message.date > OLD_SECONDS && !isAdministrator(world, state))
      throw badRequest("message can't be deleted for everyone");
    state.messages.delete(message.message_id);
    world.changed();
    return true;
  },
};

function readText(call: Call, tooLong: string): FormattedText {
  const rules = { maxLength: MAX_TEXT, empty: 'message text is empty', tooLong };
  return checkText(call.text('text') ?? '', call.json('entities'), rules);
}

function withEntities({ text, entities }: FormattedText): Partial<Message> {
  return { text, ...(entities.length === 0 ? {} : { entities: [...entities] }) };
}

function findOwn({ world }: MethodContext, call: Call, missing: string): { readonly state: ChatState; readonly message: Message } {
  const state = findWritableChat(world, call);
  const message = findMessage(state, call, missing);
  if (message.from?.id !== world.bot.id) throw badRequest("message can't be edited");
  return { state, message };
}

/** Counts the edit and keeps it, unless nothing is different. */
function change({ world, limiter }: MethodContext, state: ChatState, before: Message, after: Message): Message & Update.Edited {
  limiter?.take(state.chat.id, state.chat.type !== 'private');
  const same = (['text', 'entities', 'reply_markup'] as const).every((field) => isDeepStrictEqual(before[field], after[field]));
  if (same) throw badRequest(NOT_MODIFIED);
  const edited = { ...after, edit_date: unixNow(world) };
  state.messages.set(edited.message_id, edited);
  world.changed();
  return edited;
}
