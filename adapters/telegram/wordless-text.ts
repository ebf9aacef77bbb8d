import type { Message } from 'grammy/types';

import { geoText } from '../../domain/messaging/geo-text.ts';

/** What a message without words or files says, in a form that needs no language; null: it says nothing, like a notice of Telegram's own. */
export function wordlessText(message: Message): string | null {
  const { sticker, venue, location, contact, dice, poll } = message;
  if (sticker !== undefined) return sticker.emoji ?? null;
  if (venue !== undefined) return geoText({ ...venue.location, title: `${venue.title}, ${venue.address}` });
  if (location !== undefined) return geoText({ ...location, title: null });
  if (contact !== undefined) return `👤 ${[contact.first_name, contact.last_name].filter(Boolean).join(' ')}, ${contact.phone_number}`;
  if (dice !== undefined) return `${dice.emoji} ${String(dice.value)}`;
  if (poll !== undefined) return [`📊 ${poll.question}`, ...poll.options.map(({ text }) => `- ${text}`)].join('\n');
  return null;
}
