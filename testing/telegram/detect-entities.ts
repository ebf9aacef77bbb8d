import type { MessageEntity } from 'grammy/types';

/** What Telegram finds by itself in what people write; a neighbouring letter of any alphabet hides a mention or a command. */
const PATTERNS: readonly (readonly ['mention' | 'bot_command' | 'hashtag' | 'url' | 'email', RegExp])[] = [
  ['url', /(?<![\p{L}\p{N}_])https?:\/\/[^\s]+/gu],
  ['email', /(?<![\p{L}\p{N}_.])[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}/gu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu],
  ['mention', /(?<![\p{L}\p{N}_])@[A-Za-z0-9_]{3,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]{1,64}/gu],
];

/** In the order of the text; of two that share a place the first kind above wins. */
export function detectEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const [type, pattern] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => entity.offset < other.offset + other.length && other.offset < entity.offset + entity.length))
        found.push(entity);
    }
  return found.toSorted((a, b) => a.offset - b.offset);
}
