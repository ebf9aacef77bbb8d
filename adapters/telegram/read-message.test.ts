import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';

import { NOON } from '../../domain/testing/fixtures.ts';
import { ANN, GROUP, messageOf, PRIVATE, said, SELF, US } from './testing/updates.ts';
import type { Said } from './testing/updates.ts';
import { translateUpdate } from './translate-update.ts';

describe('what else a message is', () => {
  const topic = { is_topic_message: true, message_thread_id: 3 } as const;
  const reply = (change: Partial<Message> = { text: 'Вопрос?' }): Partial<Said> => {
    const answered: Omit<Message, 'reply_to_message'> = { message_id: 4, date: 1, chat: GROUP, from: US, ...change };
    // No value can have the type that the library gives to the message replied to: its own reply is at once optional and undefined.
    return { text: 'да', reply_to_message: answered as NonNullable<Message['reply_to_message']> };
  };
  const cases: readonly [string, Partial<Said>, object][] = [
    [
      'private',
      { chat: PRIVATE, text: 'x' },
      { audience: 'private', address: { channel: 'telegram', account: 'parley_bot', chat: '42', thread: null } },
    ],
    [
      'in a group',
      { text: 'x' },
      { audience: 'group', address: { channel: 'telegram', account: 'parley_bot', chat: '-1001', thread: null } },
    ],
    ['with its number and time', { text: 'x' }, { externalId: '-1001/5', isEdit: false, sentAt: NOON }],
    ['in a topic', { text: 'x', ...topic }, { address: { thread: '3' } }],
    ['in a chain of replies, which is no topic', { text: 'x', message_thread_id: 3 }, { address: { thread: null } }],
    [
      'by a person',
      { text: 'x' },
      { author: { kind: 'sender', sender: { externalId: '42', name: 'Аня К', languageTag: 'ru', isBot: false, isUs: false } } },
    ],
    ['by us', { text: 'x', from: US }, { author: { sender: { isUs: true, isBot: true, languageTag: null } } }],
    [
      'by an anonymous admin',
      { text: 'x', sender_chat: GROUP },
      { author: { sender: { externalId: '-1001', name: 'Команда', isBot: true, isUs: false } } },
    ],
    [
      'by a linked channel',
      {
        text: 'x',
        from: { id: 777000, is_bot: false, first_name: 'Telegram' },
        sender_chat: { id: -9, type: 'channel', title: 'Новости' },
      },
      { author: { sender: { externalId: '-9', name: 'Новости', isBot: true } } },
    ],
    ['a reply to us', reply(), { repliesTo: { externalId: '-1001/4', isOurs: true, isThreadRoot: false, text: 'Вопрос?' } }],
    ['a reply to somebody else', reply({ from: ANN }), { repliesTo: { isOurs: false } }],
    ['a reply that quotes a part', { ...reply(), quote: { text: 'прос', position: 2 } }, { repliesTo: { text: 'прос' } }],
    ['a reply to a picture', reply({ caption: 'Кот' }), { repliesTo: { text: 'Кот' } }],
    ['a reply to a file without words', reply({}), { repliesTo: { text: null } }],
    ['the root of a topic', { ...reply({ message_id: 3 }), ...topic }, { repliesTo: { isThreadRoot: true } }],
    [
      'the notice that opened a topic, by us',
      { ...reply({ forum_topic_created: { name: 'Релиз', icon_color: 7322096 } }), ...topic },
      { repliesTo: { isOurs: true, isThreadRoot: true } },
    ],
    ['a reply in a topic', { ...reply(), ...topic }, { repliesTo: { isThreadRoot: false } }],
    ['forwarded', { text: 'x', forward_origin: { type: 'hidden_user', sender_user_name: 'Кто-то', date: 1 } }, { isForwarded: true }],
    ['not forwarded', { text: 'x' }, { isForwarded: false, repliesTo: null }],
    ['a sticker', { sticker: sticker('😀') }, { text: '😀' }],
    ['a place', { location: { latitude: 55.75, longitude: 37.61 } }, { text: 'geo:55.75,37.61' }],
    ['a live place', { location: { latitude: 55.75, longitude: 37.61, live_period: 900 } }, { text: 'geo:55.75,37.61' }],
    [
      'a place with a name',
      { venue: { location: { latitude: 52.52, longitude: 13.4 }, title: 'Кафе «Мир»', address: 'Karl-Liebknecht-Str. 1' } },
      { text: 'geo:52.52,13.4 Кафе «Мир», Karl-Liebknecht-Str. 1' },
    ],
    ['a contact', { contact: { phone_number: '+7900', first_name: 'Боря' } }, { text: '👤 Боря, +7900' }],
    ['a die', { dice: { emoji: '🎲', value: 4 } }, { text: '🎲 4' }],
  ];
  it.each(cases)('is %s', (_name, change, expected) => {
    expect(messageOf(change)).toMatchObject(expected);
  });

  it('is nothing when somebody who shares where they are goes on', () => {
    const edited_message = { ...said({ location: { latitude: 1, longitude: 2, live_period: 900 } }), edit_date: 9 };
    expect(translateUpdate(SELF, { update_id: 2, edited_message }, NOON)).toEqual({ kind: 'nothing' });
  });
});

function sticker(emoji: string) {
  return { file_id: 's', file_unique_id: 's', type: 'regular', width: 1, height: 1, is_animated: false, is_video: false, emoji } as const;
}
