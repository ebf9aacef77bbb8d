import type { MessageEntity } from 'grammy/types';

import type { ReplyDocument, Span } from '../../domain/delivery/document.ts';
import { layOut } from '../../domain/delivery/lay-out.ts';

/** Telegram shows no more, and forgets the rest. */
const MOST_ENTITIES = 100;

/** Telegram refuses an empty text. */
const NOTHING = '…';

/** A document as Telegram takes it: a text and what of it looks different, without a parse mode that could refuse it. */
export function renderTelegram(document: ReplyDocument): { text: string; entities: MessageEntity[] } {
  const { text, spans } = layOut(document);
  return { text: text === '' ? NOTHING : text, entities: spans.slice(0, MOST_ENTITIES).map(toEntity) };
}

function toEntity({ kind, offset, length, url, language }: Span): MessageEntity {
  switch (kind) {
    case 'strike':
      return { type: 'strikethrough', offset, length };
    case 'quote':
      return { type: 'blockquote', offset, length };
    case 'link':
      return { type: 'text_link', offset, length, url: url ?? '' };
    case 'pre':
      return language === null ? { type: 'pre', offset, length } : { type: 'pre', offset, length, language };
    default:
      return { type: kind, offset, length };
  }
}
