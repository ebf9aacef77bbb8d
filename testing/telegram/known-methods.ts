import type { ApiMethods } from 'grammy/types';

type ParametersOf<Method extends keyof ApiMethods> = readonly (keyof NonNullable<Parameters<ApiMethods[Method]>[0]> & string)[];

const SENDING = ['chat_id', 'message_thread_id', 'disable_notification', 'protect_content', 'reply_parameters', 'reply_markup'] as const;
const CAPTIONED = [...SENDING, 'caption', 'caption_entities'] as const;
const SCOPED = ['scope', 'language_code'] as const;

/**
 * The methods that the stand-in knows and the parameters that it takes; anything else is refused, so that a misspelt or an unsupported one
 * shows at once (the real server ignores it). The checker holds the names against the types of the Bot API.
 */
export const KNOWN_METHODS = {
  getMe: [],
  getUpdates: ['offset', 'limit', 'timeout', 'allowed_updates'],
  setWebhook: ['url', 'ip_address', 'max_connections', 'allowed_updates', 'drop_pending_updates', 'secret_token'],
  deleteWebhook: ['drop_pending_updates'],
  getWebhookInfo: [],
  sendMessage: [...SENDING, 'text', 'entities', 'link_preview_options'],
  sendDocument: [...CAPTIONED, 'document', 'thumbnail', 'disable_content_type_detection'],
  sendPhoto: [...CAPTIONED, 'photo', 'has_spoiler', 'show_caption_above_media'],
  sendVoice: [...CAPTIONED, 'voice', 'duration'],
  sendLocation: [...SENDING, 'latitude', 'longitude', 'horizontal_accuracy', 'live_period', 'heading', 'proximity_alert_radius'],
  sendVenue: [
    ...SENDING,
    'latitude',
    'longitude',
    'title',
    'address',
    'foursquare_id',
    'foursquare_type',
    'google_place_id',
    'google_place_type',
  ],
  editMessageText: ['chat_id', 'message_id', 'text', 'entities', 'link_preview_options', 'reply_markup'],
  editMessageReplyMarkup: ['chat_id', 'message_id', 'reply_markup'],
  deleteMessage: ['chat_id', 'message_id'],
  answerCallbackQuery: ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time'],
  sendChatAction: ['chat_id', 'message_thread_id', 'action'],
  setMyCommands: ['commands', ...SCOPED],
  getMyCommands: SCOPED,
  deleteMyCommands: SCOPED,
  getFile: ['file_id'],
  setMessageReaction: ['chat_id', 'message_id', 'reaction', 'is_big'],
  leaveChat: ['chat_id'],
  getChat: ['chat_id'],
  getChatMember: ['chat_id', 'user_id'],
} as const satisfies { readonly [Method in keyof ApiMethods]?: ParametersOf<Method> };

export type KnownMethod = keyof typeof KNOWN_METHODS;

/** What the method answers. */
export type ResultOf<Method extends KnownMethod> = ReturnType<ApiMethods[Method]>;

/** The method under its proper name, whatever its case in the address; undefined: there is none such. */
export function findMethod(name: string): KnownMethod | undefined {
  return methodNames().find((known) => known.toLowerCase() === name.toLowerCase());
}

function methodNames(): KnownMethod[] {
  return Object.keys(KNOWN_METHODS).filter((name): name is KnownMethod => name in KNOWN_METHODS);
}
