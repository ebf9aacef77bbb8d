import type { MessageEntity } from 'grammy/types';
import { describe, expect, it } from 'vitest';

import { ANN, messageOf, photo, US } from './testing/updates.ts';
import type { Said } from './testing/updates.ts';

/** Marks the first occurrence of a part, as Telegram counts. */
function mark(
  text: string,
  part: string,
  type: 'mention' | 'bot_command' | 'code' = 'mention',
): { text: string; entities: MessageEntity[] } {
  return { text, entities: [{ type, offset: text.indexOf(part), length: part.length }] };
}

describe('to whom a message speaks', () => {
  const cases: readonly [string, Partial<Said>, { text: string; mentionsUs: boolean; commandTarget: 'us' | 'another' | null }][] = [
    ['plain text', { text: 'привет' }, { text: 'привет', mentionsUs: false, commandTarget: null }],
    ['a leading mention', mark('@parley_bot привет', '@parley_bot'), { text: 'привет', mentionsUs: true, commandTarget: null }],
    ['a mention with a comma', mark('@parley_bot, привет', '@parley_bot'), { text: 'привет', mentionsUs: true, commandTarget: null }],
    ['a mention with a comma and no space', mark('@parley_bot,да', '@parley_bot'), { text: 'да', mentionsUs: true, commandTarget: null }],
    ['a negative number after a mention', mark('@parley_bot -5', '@parley_bot'), { text: '-5', mentionsUs: true, commandTarget: null }],
    ['other letters', mark('@PARLEY_Bot hi', '@PARLEY_Bot'), { text: 'hi', mentionsUs: true, commandTarget: null }],
    ['nothing but a mention', mark('@parley_bot', '@parley_bot'), { text: '', mentionsUs: true, commandTarget: null }],
    [
      'a mention in the middle',
      mark('эй, @parley_bot, как дела?', '@parley_bot'),
      { text: 'эй, @parley_bot, как дела?', mentionsUs: true, commandTarget: null },
    ],
    [
      'emoji of two units before it',
      mark('👩‍👩‍👧😀 @parley_bot ?', '@parley_bot'),
      { text: '👩‍👩‍👧😀 @parley_bot ?', mentionsUs: true, commandTarget: null },
    ],
    [
      'another bot whose name begins like ours',
      mark('@parley_bot2 hi', '@parley_bot2'),
      { text: '@parley_bot2 hi', mentionsUs: false, commandTarget: null },
    ],
    ['a name in code', mark('@parley_bot', '@parley_bot', 'code'), { text: '@parley_bot', mentionsUs: false, commandTarget: null }],
    ['our letters without a mark', { text: 'почта@parley_bot' }, { text: 'почта@parley_bot', mentionsUs: false, commandTarget: null }],
    [
      'a mention by our number',
      { text: 'Парли, привет', entities: [{ type: 'text_mention', offset: 0, length: 5, user: US }] },
      { text: 'привет', mentionsUs: true, commandTarget: null },
    ],
    [
      'a mention by the number of somebody else',
      { text: 'Аня, привет', entities: [{ type: 'text_mention', offset: 0, length: 3, user: ANN }] },
      { text: 'Аня, привет', mentionsUs: false, commandTarget: null },
    ],
    ['a bare command', mark('/help', '/help', 'bot_command'), { text: '/help', mentionsUs: false, commandTarget: null }],
    [
      'a command for us',
      mark('/help@Parley_Bot x', '/help@Parley_Bot', 'bot_command'),
      { text: '/help@Parley_Bot x', mentionsUs: false, commandTarget: 'us' },
    ],
    [
      'a command for another',
      mark('/help@other_bot', '/help@other_bot', 'bot_command'),
      { text: '/help@other_bot', mentionsUs: false, commandTarget: 'another' },
    ],
    [
      'a command in the middle',
      mark('см. /help@other_bot', '/help@other_bot', 'bot_command'),
      { text: 'см. /help@other_bot', mentionsUs: false, commandTarget: null },
    ],
    [
      'a command for us after a mention',
      {
        text: '@parley_bot /help@parley_bot',
        entities: [
          { type: 'mention', offset: 0, length: 11 },
          { type: 'bot_command', offset: 12, length: 16 },
        ],
      },
      { text: '/help@parley_bot', mentionsUs: true, commandTarget: 'us' },
    ],
    [
      'a caption that mentions us',
      { caption: '@parley_bot что это?', caption_entities: [{ type: 'mention', offset: 0, length: 11 }], photo: [photo('a', 90)] },
      { text: 'что это?', mentionsUs: true, commandTarget: null },
    ],
  ];
  it.each(cases)('reads %s', (_name, change, expected) => {
    expect(messageOf(change)).toMatchObject(expected);
  });
});
