import type { Message } from 'grammy/types';
import { badRequest, forbidden, upgraded } from '../api-problem.ts';
import type { Call } from '../call.ts';
import type { ChatState, World } from '../world.ts';

/** The chat that a call speaks of, if the bot has ever met it. */
export function findChat(world: World, call: Call): ChatState {
  const asked = call.text('chat_id');
  if (asked === undefined || asked === '') throw badRequest('chat_id is empty');
  const state = [...world.chats.values()].find(
    ({ chat }) => String(chat.id) === asked || (asked.startsWith('@') && asked === `@${chat.username ?? ''}`),
  );
  if (state === undefined) throw badRequest('chat not found');
  if (state.migratedTo !== undefined) throw upgraded(state.migratedTo);
  return state;
}

/** The same, and the bot may write there. */
export function findWritableChat(world: World, call: Call): ChatState {
  const state = findChat(world, call);
  if (state.chat.type === 'private') {
    if (state.blocked) throw forbidden('bot was blocked by the user');
    if (!state.started) throw forbidden("bot can't initiate conversation with a user");
    return state;
  }
  requireMembership(world, state);
  return state;
}

/** Throws where the bot is not in the group. */
export function requireMembership(world: World, state: ChatState): void {
  if (state.chat.type === 'private') return;
  const status = state.members.get(world.bot.id);
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${state.chat.type} chat`);
  if (status === undefined || status === 'left') throw forbidden(`bot is not a member of the ${state.chat.type} chat`);
}

/** The message that a call speaks of; `missing` is what to say when there is none. */
export function findMessage(state: ChatState, call: Call, missing: string): Message {
  const id = call.integer('message_id');
  if (id === undefined) throw badRequest('message identifier is not specified');
  const message = state.messages.get(id);
  if (message === undefined) throw badRequest(missing);
  return message;
}

/** The bot is an administrator of the group. */
export function isAdministrator(world: World, state: ChatState): boolean {
  return ['administrator', 'creator'].includes(state.members.get(world.bot.id) ?? 'left');
}
