import { describe, expect, it } from 'vitest';

import { MatrixEvent } from './matrix-event.ts';
import { translateEvent } from './translate-event.ts';
import type { RoomView } from './translate-event.ts';

const US = '@parley:example.org';
const ROOM: RoomView = {
  roomId: '!room:example.org',
  userId: US,
  audience: 'group',
  nameOf: (id) => (id === '@ann:example.org' ? 'Аня' : null),
  known: (id) => (id === '$ours' ? { sender: US, text: 'Привет' } : id === '$theirs' ? { sender: '@ben:example.org', text: 'Hi' } : null),
};
const PILL = `<a href="https://matrix.to/#/${US}">Parley</a>`;

function seen(content: object, type = 'm.room.message') {
  const event = { type, event_id: '$1', sender: '@ann:example.org', origin_server_ts: 1_795_000_000_000, content };
  return translateEvent(MatrixEvent.parse(event), ROOM);
}

function message(content: object) {
  const result = seen(content);
  if (result.kind !== 'message') throw new Error(`It is ${result.kind}.`);
  return result.message;
}

const text = (body: string, more: object = {}) => message({ msgtype: 'm.text', body, ...more });
const pill = (body: string, html: string) => text(body, { format: 'org.matrix.custom.html', formatted_body: html });

describe('a Matrix event in the words of the core', () => {
  it('keeps who wrote what, where and when', () => {
    expect(text('Привет, мир')).toEqual({
      address: { channel: 'matrix', account: US, chat: '!room:example.org', thread: null },
      audience: 'group',
      author: { kind: 'sender', sender: { externalId: '@ann:example.org', name: 'Аня', languageTag: null, isBot: false, isUs: false } },
      externalId: '$1',
      isEdit: false,
      text: 'Привет, мир',
      attachments: [],
      mentionsUs: false,
      commandTarget: null,
      repliesTo: null,
      isForwarded: false,
      sentAt: new Date(1_795_000_000_000),
    });
  });

  it.each([
    ['a pill at the beginning', () => pill('Parley: какая погода?', `${PILL}: какая погода?`), true, 'какая погода?'],
    ['a pill in a paragraph', () => pill('Parley привет', `<p>${PILL} привет</p>`), true, 'привет'],
    ['a pill in the middle stays where it is', () => pill('ask Parley now', `ask ${PILL} now`), true, 'ask Parley now'],
    ['an escaped pill', () => pill('P hi', `<a href='https://matrix.to/#/%40parley%3Aexample.org'>P</a> hi`), true, 'hi'],
    ['m.mentions', () => text(`${US} hi`, { 'm.mentions': { user_ids: [US] } }), true, 'hi'],
    [
      'a pill of somebody whose name begins like ours',
      () => pill('P2 hi', `<a href="https://matrix.to/#/${US}2">P2</a> hi`),
      false,
      'P2 hi',
    ],
    ['our letters without a pill', () => text('Parley, hi'), false, 'Parley, hi'],
    ['a mention of somebody else', () => text('hi', { 'm.mentions': { user_ids: ['@ben:example.org'] } }), false, 'hi'],
  ])('knows a mention by its mark: %s', (_, make, mentionsUs, said) => {
    expect(make()).toMatchObject({ mentionsUs, text: said });
  });

  it.each([
    ['!help', '/help', null],
    ['/help me', '/help me', null],
    ['!help@parley', '/help', 'us'],
    [`/tasks@${US.slice(1)} 5`, '/tasks 5', 'us'],
    ['!help@otherbot', '/help', 'another'],
    ['!!!', '!!!', null],
    ['/etc/hosts', '/etc/hosts', null],
  ])('reads %j as the command %j', (body, said, commandTarget) => {
    expect(text(body)).toMatchObject({ text: said, commandTarget });
  });

  it('tells a reply to us from one to somebody else and from the root of a thread', () => {
    const reply = (id: string) => ({ 'm.relates_to': { 'm.in_reply_to': { event_id: id } } });
    expect(text('и?', reply('$ours')).repliesTo).toEqual({
      externalId: '$ours',
      isOurs: true,
      senderId: '@parley:example.org',
      isThreadRoot: false,
      text: 'Привет',
    });
    expect(text('and?', reply('$theirs')).repliesTo).toMatchObject({ isOurs: false, text: 'Hi' });
    expect(text('?', reply('$unknown')).repliesTo).toMatchObject({ isOurs: false, text: null });
    const thread = { rel_type: 'm.thread', event_id: '$ours', is_falling_back: true, 'm.in_reply_to': { event_id: '$ours' } };
    const inThread = text('in a thread', { 'm.relates_to': thread });
    expect(inThread.repliesTo).toMatchObject({ isThreadRoot: true });
    expect(inThread.address.thread).toBe('$ours');
  });

  it('leaves out what old programs quote in front of a reply', () => {
    expect(text('> <@ben> old\n> words\n\nnew words').text).toBe('new words');
  });

  it('gives an edit the id of the message that it changes', () => {
    const edited = { msgtype: 'm.text', body: 'Parley: новый', format: 'x', formatted_body: `${PILL}: новый` };
    const content = {
      msgtype: 'm.text',
      body: '* old',
      'm.new_content': edited,
      'm.relates_to': { rel_type: 'm.replace', event_id: '$0' },
    };
    expect(message(content)).toMatchObject({ isEdit: true, externalId: '$0', text: 'новый', mentionsUs: true });
  });

  it('takes a shared location for a text, as it takes a text for a message', () => {
    const here = { msgtype: 'm.location', body: 'Location geo:55.75,37.58;u=20 as of now', geo_uri: 'geo:55.75,37.58;u=20' };
    expect(message(here)).toMatchObject({ text: 'geo:55.75,37.58', attachments: [], mentionsUs: false });
    const named = { ...here, 'org.matrix.msc3488.location': { uri: here.geo_uri, description: 'Арбат' }, 'm.mentions': { user_ids: [US] } };
    expect(message(named)).toMatchObject({ text: 'geo:55.75,37.58 Арбат', mentionsUs: true });
    expect(message({ ...here, 'm.location': { description: 'Arbat' } }).text).toBe('geo:55.75,37.58 Arbat');
    expect(message({ ...here, geo_uri: 'geo:155,37' }).text).toBe(here.body);
    expect(message({ msgtype: 'm.location', body: 'Here' }).text).toBe('Here');
  });

  it('names files by what they are, with a caption where there is one', () => {
    const info = { mimetype: 'image/png', size: 10 };
    expect(message({ msgtype: 'm.image', body: 'кот.png', url: 'mxc://a/b', info })).toMatchObject({
      text: '',
      attachments: [{ kind: 'picture', name: 'кот.png', mime: 'image/png', size: 10, seconds: null, remote: 'mxc://a/b' }],
    });
    expect(message({ msgtype: 'm.file', body: 'Смотри', filename: 'a.pdf', url: 'mxc://a/b' })).toMatchObject({ text: 'Смотри' });
    const voice = { msgtype: 'm.audio', body: 'v', url: 'mxc://a/b', info: { duration: 1500 }, 'org.matrix.msc3245.voice': {} };
    expect(message(voice).attachments).toMatchObject([{ kind: 'voice', seconds: 1.5 }]);
    expect(message({ msgtype: 'm.image', body: 'x', url: 'https://evil/x' }).attachments).toEqual([]);
  });

  it('takes what is a notice for a bot', () => {
    expect(message({ msgtype: 'm.notice', body: 'beep' }).author).toMatchObject({ sender: { isBot: true } });
  });

  it.each([
    ['👍', 'good'],
    ['👍🏽', 'good'],
    ['👎️', 'bad'],
    ['🔁', 'retry'],
    ['⏹️', 'stop'],
    ['✅', 'approve'],
  ])('reads the reaction %s as %s', (key, action) => {
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$ours', key } };
    expect(seen(content, 'm.reaction')).toMatchObject({ kind: 'press', press: { action, messageId: '$ours', externalId: '$1' } });
  });

  it('passes over what asks for nothing', () => {
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$ours', key: '🎉' } };
    expect(seen(content, 'm.reaction').kind).toBe('nothing');
    expect(seen({}).kind).toBe('nothing');
    expect(seen({ body: 'x' }, 'm.room.topic').kind).toBe('nothing');
  });

  it('says which message was taken back', () => {
    expect(seen({ redacts: '$0' }, 'm.room.redaction')).toEqual({ kind: 'redaction', messageId: '$0' });
  });
});
