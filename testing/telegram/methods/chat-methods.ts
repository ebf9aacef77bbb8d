import type { ChatFullInfo, ChatMember, ReactionType, User } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from '../api-problem.ts';
import type { ChatState, MemberStatus } from '../world.ts';
import type { Methods } from './context.ts';
import { findChat, findMessage, findWritableChat, requireMembership } from './find-chat.ts';
import { readThread } from './sending.ts';

const ACTIONS = [
  'typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document', 'choose_sticker',
  'find_location', 'record_video_note', 'upload_video_note',
]; // prettier-ignore
const REACTIONS = [
  '👍',
  '👎',
  '❤',
  '🔥',
  '🥰',
  '👏',
  '😁',
  '🤔',
  '🤯',
  '😱',
  '🎉',
  '🤩',
  '🙏',
  '👌',
  '👀',
  '✍',
  '💯',
  '🤝',
  '🫡',
  '🆒',
] as const;
const reactionSchema = z.array(z.strictObject({ type: z.literal('emoji'), emoji: z.enum(REACTIONS) })).max(1);
const MAX_NOTICE = 200;

/** What a bot does in a chat besides writing. */
export const chatMethods: Methods<
  'sendChatAction' | 'answerCallbackQuery' | 'setMessageReaction' | 'leaveChat' | 'getChat' | 'getChatMember'
> = {
  sendChatAction: ({ world }, call) => {
    const state = findWritableChat(world, call);
    readThread(state, call);
    if (!ACTIONS.includes(call.text('action') ?? '')) throw badRequest('wrong parameter action in request');
    return true;
  },

  answerCallbackQuery: ({ world, callbackTtlMs }, call) => {
    const query = world.callbacks.get(call.text('callback_query_id') ?? '');
    const text = call.text('text');
    if (text !== undefined && text.length > MAX_NOTICE) throw badRequest('MESSAGE_TOO_LONG');
    if (query === undefined || query.answered || world.clock.now().getTime() - query.askedAt > callbackTtlMs)
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    query.answered = true;
    query.answer({ showAlert: call.flag('show_alert'), ...(text === undefined || text === '' ? {} : { text }) });
    return true;
  },

  setMessageReaction: ({ world }, call) => {
    const state = findWritableChat(world, call);
    const message = findMessage(state, call, 'message to react not found');
    const parsed = reactionSchema.safeParse(call.json('reaction') ?? []);
    if (!parsed.success) throw badRequest('REACTION_INVALID');
    const byUser = state.reactions.get(message.message_id) ?? new Map<number, readonly ReactionType[]>();
    state.reactions.set(message.message_id, byUser.set(world.bot.id, parsed.data));
    world.changed();
    return true;
  },

  leaveChat: ({ world }, call) => {
    const state = findChat(world, call);
    if (state.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
    requireMembership(world, state);
    state.members.set(world.bot.id, 'left');
    world.changed();
    return true;
  },

  getChat: ({ world }, call) => {
    const state = findChat(world, call);
    requireMembership(world, state);
    return fullInfo(state);
  },

  getChatMember: ({ world }, call) => {
    const state = findChat(world, call);
    requireMembership(world, state);
    const user = world.users.get(call.integer('user_id') ?? 0);
    if (user === undefined) throw badRequest('user not found');
    return chatMember(user, state.members.get(user.id) ?? 'left');
  },
};

/** How a member is shown in updates and answers. */
export function chatMember(user: User, status: MemberStatus): ChatMember {
  if (status === 'creator') return { user, status, is_anonymous: false };
  if (status === 'kicked') return { user, status, until_date: 0 };
  return status === 'administrator' ? { user, status, ...ADMINISTRATOR } : { user, status };
}

const ADMINISTRATOR = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

function fullInfo({ chat }: ChatState): ChatFullInfo {
  const common = { accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: NO_GIFTS };
  return { ...chat, ...common };
}

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};
