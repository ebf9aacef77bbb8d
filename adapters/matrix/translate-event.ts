import type { Address } from '../../domain/messaging/address.ts';
import type {
  IncomingAttachment,
  IncomingMessage,
  IncomingPress,
  PressAction,
  RepliedTo,
  Sender,
} from '../../domain/messaging/incoming-message.ts';
import { attachmentOf } from './attachment-of.ts';
import type { MatrixContent, MatrixEvent } from './matrix-event.ts';
import { addressedText } from './addressed-text.ts';
import { locationText } from './location-text.ts';

/** What is known of the room and of us when an event is read. */
export interface RoomView {
  readonly roomId: string;
  readonly userId: string;
  readonly audience: 'private' | 'group';
  /** How a member is called; null: unknown. */
  nameOf(userId: string): string | null;
  /** A message that an event refers to, as far as it is known; null: nothing is. */
  known(eventId: string): { readonly sender: string; readonly text: string } | null;
}

export type Translated =
  | { readonly kind: 'message'; readonly message: IncomingMessage }
  | { readonly kind: 'press'; readonly press: IncomingPress }
  | { readonly kind: 'redaction'; readonly messageId: string }
  | { readonly kind: 'nothing'; readonly why: string };

const REACTIONS: Readonly<Record<string, PressAction>> = {
  '👍': 'good',
  '👎': 'bad',
  '🔁': 'retry',
  '🔄': 'retry',
  '⏹': 'stop',
  '🛑': 'stop',
  '✅': 'approve',
  '❌': 'deny',
  '1\u20E3': 'choice1',
  '2\u20E3': 'choice2',
  '3\u20E3': 'choice3',
  '4\u20E3': 'choice4',
  '5\u20E3': 'choice5',
  '6\u20E3': 'choice6',
};
const VARIATION_OR_TONE = /\uFE0F|\p{Emoji_Modifier}/gu;

/** Reads an event of a room in the core's words. */
export function translateEvent(event: MatrixEvent, room: RoomView): Translated {
  if (event.type === 'm.room.redaction') {
    const messageId = event.redacts ?? event.content.redacts;
    return messageId === undefined ? nothing('redacts nothing') : { kind: 'redaction', messageId };
  }
  if (event.type === 'm.reaction') return translateReaction(event, room);
  if (event.type !== 'm.room.message') return nothing(event.type);
  return translateMessage(event, room);
}

function translateReaction(event: MatrixEvent, room: RoomView): Translated {
  const relation = event.content['m.relates_to'];
  const action = REACTIONS[relation?.key?.replaceAll(VARIATION_OR_TONE, '') ?? ''];
  if (relation?.rel_type !== 'm.annotation' || relation.event_id === undefined || action === undefined) return nothing('no such reaction');
  const address = addressOf(room, null);
  const at = new Date(event.origin_server_ts);
  const press = {
    address,
    audience: room.audience,
    sender: senderOf(event, room),
    externalId: event.event_id,
    messageId: relation.event_id,
    action,
    at,
  };
  return { kind: 'press', press };
}

function translateMessage(event: MatrixEvent, room: RoomView): Translated {
  const relation = event.content['m.relates_to'];
  const isEdit = relation?.rel_type === 'm.replace';
  const content: MatrixContent = (isEdit ? event.content['m.new_content'] : undefined) ?? event.content;
  if (content.msgtype === undefined) return nothing('redacted or empty');
  const attachment = attachmentOf(content);
  const addressed = addressedText(content, room.userId, attachment !== null);
  const message: IncomingMessage = {
    address: addressOf(room, relation?.rel_type === 'm.thread' ? (relation.event_id ?? null) : null),
    audience: room.audience,
    author: { kind: 'sender', sender: senderOf(event, room) },
    externalId: isEdit ? (relation.event_id ?? event.event_id) : event.event_id,
    isEdit,
    text: locationText(content) ?? addressed.text,
    attachments: attachment === null ? ([] satisfies IncomingAttachment[]) : [attachment],
    mentionsUs: addressed.mentionsUs,
    commandTarget: addressed.commandTarget,
    repliesTo: repliedTo(event, room),
    isForwarded: false,
    sentAt: new Date(event.origin_server_ts),
  };
  return { kind: 'message', message };
}

/** In a thread every message names one that it falls back to; only a reply that somebody chose counts. */
function repliedTo(event: MatrixEvent, room: RoomView): RepliedTo | null {
  const relation = event.content['m.relates_to'];
  const externalId = relation?.['m.in_reply_to']?.event_id;
  if (externalId === undefined) return null;
  const known = room.known(externalId);
  const isThreadRoot = relation?.rel_type === 'm.thread' && relation.is_falling_back === true;
  return { externalId, isOurs: known?.sender === room.userId, senderId: known?.sender ?? null, isThreadRoot, text: known?.text ?? null };
}

/** What other bots say is a notice, by Matrix's own custom. */
function senderOf(event: MatrixEvent, room: RoomView): Sender {
  const name = room.nameOf(event.sender) ?? event.sender;
  const isBot = event.content.msgtype === 'm.notice';
  return { externalId: event.sender, name, languageTag: null, isBot, isUs: event.sender === room.userId };
}

function addressOf(room: RoomView, thread: string | null): Address {
  return { channel: 'matrix', account: room.userId, chat: room.roomId, thread };
}

function nothing(why: string): Translated {
  return { kind: 'nothing', why };
}
