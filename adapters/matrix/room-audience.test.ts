import { describe, expect, test } from 'vitest';

import { scriptedMatrixClient } from '../../testing/matrix/scripted-client.ts';
import { roomAudience } from './room-audience.ts';
import type { RoomFacts } from './room-audience.ts';
import { audienceOf, makeRoomBook } from './room-book.ts';

const TWO: RoomFacts = { members: 2, isDirect: false, title: null, topic: null, joinRule: 'invite', alias: null };

test.each<[string, Partial<RoomFacts>, 'private' | 'group']>([
  ['a room of two without name and topic', {}, 'private'],
  ['a direct chat', { isDirect: true }, 'private'],
  ['a direct chat that was given a name', { isDirect: true, title: 'Мы' }, 'private'],
  ['a room of two with a name', { title: 'Проект' }, 'group'],
  ['a room of two with a topic', { topic: 'Планы' }, 'group'],
  ['a direct chat that anybody may join', { isDirect: true, joinRule: 'public' }, 'group'],
  ['a room of two at whose door others may knock', { joinRule: 'knock' }, 'group'],
  ['a room of two that is in the directory', { alias: '#us:example.org' }, 'group'],
  ['a direct chat with a third', { isDirect: true, members: 3 }, 'group'],
  ['an invitation into a direct chat', { members: null, isDirect: true }, 'private'],
  ['an invitation into a direct chat that anybody may join', { members: null, isDirect: true, joinRule: 'public' }, 'group'],
  ['an invitation into a room without a name', { members: null }, 'group'],
])('%s', (_, facts, audience) => {
  expect(roomAudience({ ...TWO, ...facts })).toBe(audience);
});

describe('a room as the stream tells it', () => {
  const member = (id: string, membership: string, more: object = {}) => ({
    type: 'm.room.member',
    state_key: id,
    content: { membership, ...more },
  });
  const state = (type: string, content: object) => ({ type, state_key: '', content });

  test('I9: is a group from the moment when a third is invited, or when others may come in', async () => {
    const { client } = scriptedMatrixClient(() => [member('@us', 'join'), member('@ann', 'join')]);
    const book = makeRoomBook(client);
    const room = await book.get('!r', new AbortController().signal);
    const after = (event: object) => {
      book.note('!r', event);
      return audienceOf(room);
    };
    expect(audienceOf(room)).toBe('private');
    expect(after(member('@ben', 'invite'))).toBe('group');
    expect(after(member('@ben', 'join'))).toBe('group');
    expect(after(member('@ben', 'leave'))).toBe('private');
    expect(after(state('m.room.join_rules', { join_rule: 'public' }))).toBe('group');
    expect(after(state('m.room.join_rules', { join_rule: 'invite' }))).toBe('private');
    expect(after(state('m.room.name', { name: 'Проект' }))).toBe('group');
    expect(after(state('m.room.name', {}))).toBe('private');
    expect(after(state('m.room.canonical_alias', { alias: '#r:x' }))).toBe('group');
  });
});
