import type { Chat, Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';

import { NOON } from '../../domain/testing/fixtures.ts';
import { ANN, GROUP, PRIVATE, said, SELF, US } from './testing/updates.ts';
import { translateUpdate } from './translate-update.ts';

describe('other updates', () => {
  const query = { id: 'q1', from: ANN, chat_instance: 'c', message: said({ from: US, text: 'ответ' }) };
  const member = { user: US, status: 'member' } as const;
  const left = { user: US, status: 'left' } as const;
  const kicked = { user: US, status: 'kicked', until_date: 0 } as const;
  const changed = (
    old_chat_member: typeof member | typeof left | typeof kicked,
    new_chat_member: typeof old_chat_member,
    chat: Chat = GROUP,
  ) => ({
    my_chat_member: { chat, from: ANN, date: 1, old_chat_member, new_chat_member },
  });
  const cases: readonly [string, Omit<Update, 'update_id'>, object][] = [
    [
      'a press',
      { callback_query: { ...query, data: 'p:retry' } },
      { kind: 'press', press: { action: 'retry', externalId: 'q1', messageId: '-1001/5', at: NOON } },
    ],
    [
      'a press in a topic',
      { callback_query: { ...query, data: 'p:good', message: said({ is_topic_message: true, message_thread_id: 3 }) } },
      { kind: 'press', press: { address: { thread: '3' } } },
    ],
    [
      'a press under an old message',
      { callback_query: { ...query, data: 'p:stop', message: { chat: GROUP, message_id: 5, date: 0 } } },
      { kind: 'press', press: { messageId: '-1001/5' } },
    ],
    ['a press of an unknown button', { callback_query: { ...query, data: 'p:fly' } }, { kind: 'stray-press', id: 'q1' }],
    ['a press of somebody else’s button', { callback_query: { ...query, data: 'good' } }, { kind: 'stray-press' }],
    ['a press under nothing', { callback_query: { id: 'q1', from: ANN, chat_instance: 'c', data: 'p:good' } }, { kind: 'stray-press' }],
    [
      'being added',
      changed(left, member),
      { kind: 'membership', change: { kind: 'added', title: 'Команда', audience: 'group', by: { externalId: '42' } } },
    ],
    ['being removed', changed(member, kicked), { kind: 'membership', change: { kind: 'removed' } }],
    ['staying', changed(member, member), { kind: 'nothing' }],
    ['being blocked', changed(member, kicked, PRIVATE), { kind: 'membership', change: { kind: 'removed', audience: 'private' } }],
    ['being started', changed(kicked, member, PRIVATE), { kind: 'nothing' }],
    ['being added to a channel', changed(left, member, { id: -9, type: 'channel', title: 'Новости' }), { kind: 'nothing' }],
    [
      'a migration, told by the old group',
      { message: said({ migrate_to_chat_id: -1009 }) },
      { kind: 'migration', fromChat: '-1001', toChat: '-1009' },
    ],
    [
      'a migration, told by the new group',
      { message: said({ migrate_from_chat_id: -5 }) },
      { kind: 'migration', fromChat: '-5', toChat: '-1001' },
    ],
    ['a notice', { message: said({ new_chat_title: 'Новое имя' }) }, { kind: 'nothing' }],
    ['something new', {}, { kind: 'nothing' }],
  ];
  it.each(cases)('tell of %s', (_name, update, expected) => {
    expect(translateUpdate(SELF, { update_id: 1, ...update }, NOON)).toMatchObject(expected);
  });

  it('tell of an edit, dated when it was edited', () => {
    const edited_message = { ...said({ text: 'x' }), edit_date: NOON.getTime() / 1000 + 60 };
    const event = translateUpdate(SELF, { update_id: 1, edited_message }, NOON);
    expect(event).toMatchObject({
      kind: 'message',
      message: { isEdit: true, externalId: '-1001/5', sentAt: new Date(NOON.getTime() + 60_000) },
    });
  });
});
