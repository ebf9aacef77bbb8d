import type { Message } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from '../api-problem.ts';
import type { Call } from '../call.ts';
import { readMarkup } from '../read-markup.ts';
import { addMessage, replyTo } from '../world.ts';
import type { ChatState } from '../world.ts';
import type { MethodContext } from './context.ts';
import { findWritableChat } from './find-chat.ts';

const replySchema = z.strictObject({
  message_id: z.int(),
  allow_sending_without_reply: z.boolean().optional(),
  quote: z.string().optional(),
});

/** Does what all methods that send have in common: checks, counts against the limits, and puts the message into the chat. */
export function send(context: MethodContext, call: Call, readContent: () => Partial<Message>): Message {
  const state = findWritableChat(context.world, call);
  const content = readContent();
  const markup = readMarkup(call.json('reply_markup'));
  const thread = readThread(state, call);
  const reply = readReply(state, call);
  context.limiter?.take(state.chat.id, state.chat.type !== 'private');
  return addMessage(context.world, state, context.world.bot, {
    ...content,
    ...reply,
    ...thread,
    ...(markup === undefined ? {} : { reply_markup: markup }),
  });
}

/** The forum topic that the call names; the general one has no number of its own. */
export function readThread(state: ChatState, call: Call): Pick<Message, 'message_thread_id' | 'is_topic_message'> {
  const id = call.integer('message_thread_id');
  if (id === undefined || id === 0) return {};
  const topic = state.topics.get(id);
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.closed) throw badRequest('TOPIC_CLOSED');
  return { message_thread_id: id, is_topic_message: true };
}

function readReply(state: ChatState, call: Call): Partial<Message> {
  const raw = call.json('reply_parameters');
  if (raw === undefined) return {};
  const parsed = replySchema.safeParse(raw);
  if (!parsed.success) throw badRequest("can't parse reply parameters: Expected an object with message_id");
  const { message_id: id, allow_sending_without_reply: optional, quote } = parsed.data;
  const original = state.messages.get(id);
  if (original === undefined) {
    if (optional === true) return {};
    throw badRequest('message to be replied not found');
  }
  if (quote !== undefined && !(original.text ?? original.caption ?? '').includes(quote)) throw badRequest('QUOTE_TEXT_INVALID');
  return replyTo(state, id);
}
