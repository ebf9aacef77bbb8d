import type { Message } from 'grammy/types';

/** What a message without words or files says, in a form that needs no language; null: it says nothing, like a notice of Telegram's own. */
export function wordlessText(message: Message): string | null {
  const { sticker, venue, location, contact, dice, poll } = message;
  if (sticker !== undefined) return sticker.emoji ?? null;
  if (venue !== undefined) return `📍 ${venue.title}, ${venue.address} (${point(venue.location)})`;
  if (location !== undefined) return `📍 ${point(location)}`;
  if (contact !== undefined) return `👤 ${[contact.first_name, contact.last_name].filter(Boolean).join(' ')}, ${contact.phone_number}`;
  if (dice !== undefined) return `${dice.emoji} ${String(dice.value)}`;
  if (poll !== undefined) return [`📊 ${poll.question}`, ...poll.options.map(({ text }) => `- ${text}`)].join('\n');
  return null;
}

function point({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): string {
  return `${String(latitude)}, ${String(longitude)}`;
}
