import { expect, test } from 'vitest';

import { parseReply } from '../../domain/delivery/parse-reply.ts';
import { renderTelegram } from './render-telegram.ts';

test('marks become entities, which count in UTF-16 units', () => {
  const markdown = '😀 **b** *i* ~~s~~ `c` [l](https://e.org/)\n\n> q\n\n```ts\np\n```\n\n```\np\n```';
  expect(renderTelegram(parseReply(markdown))).toEqual({
    text: '😀 b i s c l\n\nq\n\np\n\np',
    entities: [
      { type: 'bold', offset: 3, length: 1 },
      { type: 'italic', offset: 5, length: 1 },
      { type: 'strikethrough', offset: 7, length: 1 },
      { type: 'code', offset: 9, length: 1 },
      { type: 'text_link', offset: 11, length: 1, url: 'https://e.org/' },
      { type: 'blockquote', offset: 14, length: 1 },
      { type: 'pre', offset: 17, length: 1, language: 'ts' },
      { type: 'pre', offset: 20, length: 1 },
    ],
  });
});

test('what Telegram would take for a mention or a command in Markdown stays the text that it is', () => {
  expect(renderTelegram(parseReply('@bot /stop <b>x</b> &amp; _'))).toEqual({ text: '@bot /stop <b>x</b> & _', entities: [] });
});

test('there is always something to send, and never more than 100 entities', () => {
  expect(renderTelegram([])).toEqual({ text: '…', entities: [] });
  expect(renderTelegram(parseReply('**a** b '.repeat(150))).entities).toHaveLength(100);
});
