import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { makeSystemClock } from '../system/system-clock.ts';
import { parseReply } from '../../domain/delivery/parse-reply.ts';
import { GoneError, RejectedError } from '../../domain/errors.ts';
import type { IncomingMessage, IncomingPress, MembershipChange } from '../../domain/messaging/incoming-message.ts';
import type { ChannelNews, ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { Destination } from '../../domain/ports/chat-transport.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { notesInMemory } from '../../testing/matrix/matrix-notes.ts';
import { matrixPerson } from '../../testing/matrix/matrix-person.ts';
import { findSynapse, startSynapse } from '../../testing/matrix/synapse.ts';
import type { MatrixLogin, Synapse } from '../../testing/matrix/synapse.ts';
import { connectMatrix } from './matrix-adapter.ts';
import type { MatrixAdapter } from './matrix-adapter.ts';

const found = await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

const SOON = { timeout: 20_000, interval: 50 };
const KEY = '00000000-0000-7000-8000-000000000001';

describe.skipIf('missing' in found)('Parley in Matrix rooms, on a real homeserver', () => {
  let synapse: Synapse;
  let folder: string;
  let ours: MatrixLogin;
  let ann: ReturnType<typeof matrixPerson>;
  let adapter: MatrixAdapter;
  let stop: AbortController;
  let listening: Promise<void>;
  let cursor: string | null;
  let mayJoin: boolean;
  const messages: IncomingMessage[] = [];
  const presses: IncomingPress[] = [];
  const redacted: string[] = [];
  const memberships: MembershipChange[] = [];
  const news: ChannelNews[] = [];

  const session = (): ChannelSession => ({
    door: {
      message: async (message) => void messages.push(message),
      press: async (press) => (presses.push(press), null),
      redacted: async (_, id) => void redacted.push(id),
      membership: async (change) => (memberships.push(change), mayJoin ? 'stay' : 'leave'),
      migrated: async () => {},
    },
    cursor,
    saveCursor: async (next) => void (cursor = next),
    report: (each) => void news.push(each),
    menu: () => [],
  });

  async function connect(): Promise<void> {
    const login = { kind: 'password', userId: ours.userId, password: ours.password } as const;
    const files = {
      sessionFile: join(folder, 'session.json'),
      cryptoFolder: join(folder, 'keys'),
      cryptoKey: null,
      recoveryKey: null,
      showOnce: () => {},
    };
    const from = { homeserverUrl: synapse.url, login, ...files, notesOf: notesInMemory() };
    adapter = await connectMatrix({ ...from, clock: makeSystemClock(), logger: makeRecordingLogger() }, new AbortController().signal);
    stop = new AbortController();
    listening = adapter.listen(session(), stop.signal);
  }

  async function disconnect(): Promise<void> {
    stop.abort();
    await listening;
    adapter.close();
  }

  const joined = (room: string) => vi.waitFor(async () => expect((await ann.members(room))[ours.userId]).toBe('join'), SOON);
  const heard = (text: string) => vi.waitFor(() => expect(messages.map((message) => message.text)).toContain(text), SOON);
  const to = (room: string, more: Partial<Destination> = {}): Destination => ({
    address: { channel: 'matrix', account: ours.userId, chat: room, thread: null },
    audience: 'private',
    replyTo: null,
    ...more,
  });
  const say = (markdown: string) => ({ document: parseReply(markdown), buttons: [], isFinal: true });

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
  }, 90_000);
  afterAll(() => synapse.close());

  let number = 0;
  beforeEach(async () => {
    number += 1;
    folder = mkdtempSync(join(tmpdir(), 'parley-matrix-'));
    for (const list of [messages, presses, redacted, memberships, news]) list.length = 0;
    [cursor, mayJoin] = [null, true];
    ours = await synapse.register(`parley${String(number)}`);
    ann = matrixPerson(synapse, await synapse.register(`ann${String(number)}`));
    await connect();
  });
  afterEach(async () => {
    await disconnect();
    rmSync(folder, { recursive: true });
  });

  it('joins a chat it may join, and hears also what was written before it had joined', async () => {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await ann.say(room, 'Привет!');
    await joined(room);
    await heard('Привет!');
    expect(messages).toMatchObject([{ audience: 'private', address: { chat: room, thread: null } }]);
    expect(memberships).toMatchObject([{ kind: 'invited', audience: 'private', by: { externalId: ann.userId } }]);
  });

  it('declines where it may not join', async () => {
    mayJoin = false;
    const room = await ann.createRoom([ours.userId]);
    await vi.waitFor(async () => expect((await ann.members(room))[ours.userId]).toBe('leave'), SOON);
  });

  it('puts a place on a map, once for each key', async () => {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await joined(room);
    const pin = { latitude: 52.521918, longitude: 13.413215, title: 'Weltzeituhr', address: 'Alexanderplatz' };
    const key = crypto.randomUUID();
    const id = await adapter.transport.send(to(room), { ...say('📍 Weltzeituhr'), pin }, key, stop.signal);
    expect(await adapter.transport.send(to(room), { ...say('📍 Weltzeituhr'), pin }, key, stop.signal)).toBe(id);
    const seen = (await ann.messages(room)).filter(({ sender, type }) => sender === ours.userId && type === 'm.room.message');
    expect(seen.map(({ content }) => content)).toMatchObject([
      { msgtype: 'm.location', body: '📍 Weltzeituhr', geo_uri: 'geo:52.521918,13.413215' },
    ]);
  });

  it('says things with their form, once for each key, and changes them', async () => {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await joined(room);
    const { signal } = stop;
    const id = await adapter.transport.send(to(room), say('**Привет** `мир`'), KEY, signal);
    expect(await adapter.transport.send(to(room), say('**Привет** `мир`'), KEY, signal)).toBe(id);
    await adapter.transport.edit(to(room), id, say('Done'), KEY, signal);
    await adapter.transport.edit(to(room), id, say('Done'), KEY, signal);
    const seen = (await ann.messages(room)).filter(({ sender, type }) => sender === ours.userId && type === 'm.room.message');
    expect(seen).toHaveLength(2);
    expect(seen[0]?.content).toMatchObject({
      msgtype: 'm.text',
      body: 'Привет мир',
      formatted_body: expect.stringContaining('<strong>Привет</strong>'),
    });
    expect(seen[1]?.content).toMatchObject({ 'm.new_content': { body: 'Done' }, 'm.relates_to': { rel_type: 'm.replace', event_id: id } });
    await adapter.transport.remove(to(room), id, signal);
    expect((await ann.messages(room)).find(({ event_id: each }) => each === id)?.content).toEqual({});
  });

  it('answers in the thread and under the question', async () => {
    const room = await ann.createRoom([ours.userId]);
    await joined(room);
    const root = await ann.say(room, 'root');
    const thread = { 'm.relates_to': { rel_type: 'm.thread', event_id: root, is_falling_back: true, 'm.in_reply_to': { event_id: root } } };
    const question = await ann.say(room, 'in the thread', thread);
    await heard('in the thread');
    expect(messages.at(-1)?.address.thread).toBe(root);
    const address = messages.at(-1)?.address ?? to(room).address;
    const id = await adapter.transport.send({ address, audience: 'group', replyTo: question }, say('here'), KEY, stop.signal);
    const sent = (await ann.messages(room)).find(({ event_id: each }) => each === id);
    expect(sent?.content['m.relates_to']).toMatchObject({ rel_type: 'm.thread', event_id: root, 'm.in_reply_to': { event_id: question } });
  });

  it('hears reactions, edits, replies to itself and redactions', async () => {
    const room = await ann.createRoom([ours.userId]);
    await joined(room);
    const id = await adapter.transport.send(to(room), say('Hello'), KEY, stop.signal);
    await ann.react(room, id, '👍');
    const question = await ann.say(room, 'first', { 'm.relates_to': { 'm.in_reply_to': { event_id: id } } });
    const edit = { 'm.new_content': { msgtype: 'm.text', body: 'second' }, 'm.relates_to': { rel_type: 'm.replace', event_id: question } };
    await ann.say(room, '* second', edit);
    await ann.redact(room, question);
    await vi.waitFor(() => expect(redacted).toEqual([question]), SOON);
    expect(presses).toMatchObject([{ action: 'good', messageId: id }]);
    expect(messages.find(({ text }) => text === 'first')?.repliesTo).toMatchObject({ isOurs: true, text: 'Hello' });
    expect(messages.find(({ text }) => text === 'second')).toMatchObject({ isEdit: true, externalId: question });
  });

  it('carries files in and out', async () => {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await joined(room);
    const url = await ann.upload('содержимое', 'text/plain');
    await ann.say(room, 'a.txt', { msgtype: 'm.file', url, info: { mimetype: 'text/plain', size: 20 } });
    await vi.waitFor(() => expect(messages.flatMap(({ attachments }) => attachments)).toHaveLength(1), SOON);
    const content = await adapter.transport.fetchFile(url, 1_000, stop.signal);
    expect(new TextDecoder().decode(content)).toBe('содержимое');
    await expect(adapter.transport.fetchFile(url, 3, stop.signal)).rejects.toThrow(RejectedError);
    const file = { name: 'b.txt', mime: 'text/plain', content: new TextEncoder().encode('out'), caption: 'here' };
    await adapter.transport.sendFile(to(room), file, KEY, stop.signal);
    const sent = (await ann.messages(room)).findLast(({ sender }) => sender === ours.userId);
    expect(sent?.content).toMatchObject({ msgtype: 'm.file', filename: 'b.txt', body: 'here' });
    expect(await ann.download(String(sent?.content['url']))).toBe('out');
  });

  it('I1: goes on after a restart where it was, with a gap too long for one answer of the server', async () => {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await joined(room);
    await ann.say(room, 'before');
    await heard('before');
    await disconnect();
    const texts = Array.from({ length: 130 }, (_, index) => `missed ${String(index)}`);
    for (const text of texts) await ann.say(room, text);
    messages.length = 0;
    await connect();
    await heard('missed 129');
    // What was handed in as it stopped may be handed in again; the inbox knows it.
    expect(messages.map(({ text }) => text).filter((text) => text !== 'before')).toEqual(texts);
  }, 60_000);

  it('keeps its device for ever, where nobody else can read it', async () => {
    const kept = readFileSync(join(folder, 'session.json'), 'utf8');
    expect(statSync(join(folder, 'session.json')).mode & 0o777).toBe(0o600);
    await disconnect();
    await connect();
    expect(readFileSync(join(folder, 'session.json'), 'utf8')).toBe(kept);
  });

  it('never writes plain text into an encrypted room when its keys cannot be opened, and says where it answers', async () => {
    await disconnect();
    rmSync(join(folder, 'keys'), { recursive: true });
    writeFileSync(join(folder, 'keys'), 'no folder');
    await connect();
    const plain = await ann.createRoom([ours.userId], { is_direct: true });
    await joined(plain);
    await ann.say(plain, 'hello');
    await heard('hello');
    const encryption = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
    const room = await ann.createRoom([ours.userId], { initial_state: [encryption] });
    await joined(room);
    await ann.sendEvent(room, 'm.room.encrypted', { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'x' });
    await vi.waitFor(
      () =>
        expect(news).toContainEqual({ kind: 'hints', hints: [expect.stringContaining('cannot be read'), expect.stringContaining(room)] }),
      SOON,
    );
    await expect(adapter.transport.send(to(room), say('secret'), KEY, stop.signal)).rejects.toThrow(RejectedError);
    expect((await ann.messages(room)).filter(({ sender, type }) => sender === ours.userId && type === 'm.room.message')).toEqual([]);
    expect((await ann.messages(plain)).at(-1)?.content['body']).toContain('encrypted');
  });

  it('leaves a room that everybody else has left', async () => {
    const room = await ann.createRoom([ours.userId], { is_direct: true });
    await joined(room);
    await ann.leave(room);
    await vi.waitFor(async () => {
      await expect(adapter.transport.send(to(room), say('anybody?'), crypto.randomUUID(), stop.signal)).rejects.toThrow(GoneError);
    }, SOON);
  });
});
