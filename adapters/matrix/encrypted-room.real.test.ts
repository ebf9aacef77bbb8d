import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { parseReply } from '../../domain/delivery/parse-reply.ts';
import { RejectedError } from '../../domain/errors.ts';
import type { IncomingMessage, IncomingPress } from '../../domain/messaging/incoming-message.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { Destination } from '../../domain/ports/chat-transport.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { encryptingPeer } from '../../testing/matrix/encrypting-peer.ts';
import type { EncryptingPeer, PeerEvent } from '../../testing/matrix/encrypting-peer.ts';
import { notesInMemory } from '../../testing/matrix/matrix-notes.ts';
import { findSynapse, startSynapse } from '../../testing/matrix/synapse.ts';
import type { MatrixLogin, Synapse } from '../../testing/matrix/synapse.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { connectMatrix } from './matrix-adapter.ts';
import type { MatrixAdapter } from './matrix-adapter.ts';

const found = await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

const SOON = { timeout: 20_000, interval: 50 };

describe.skipIf('missing' in found)('Parley in encrypted rooms, with somebody whose program is another one', () => {
  let synapse: Synapse;
  let folder: string;
  let ours: MatrixLogin;
  let ann: EncryptingPeer;
  let room: string;
  let adapter: MatrixAdapter;
  let stop: AbortController;
  let listening: Promise<void>;
  let cursor: string | null = null;
  const notesOf = notesInMemory();
  const logger = makeRecordingLogger();
  const messages: IncomingMessage[] = [];
  const presses: IncomingPress[] = [];
  let hints: readonly string[] = [];
  /** What was shown to whoever runs the server. */
  const shown: string[] = [];

  const session = (): ChannelSession => ({
    door: {
      message: async (message) => void messages.push(message),
      press: async (press) => (presses.push(press), null),
      redacted: async () => {},
      membership: async () => 'stay',
      migrated: async () => {},
    },
    cursor,
    saveCursor: async (next) => void (cursor = next),
    report: (news) => {
      if (news.kind === 'hints') hints = news.hints;
    },
    menu: () => [],
  });

  async function connect(recoveryKey: string | null = null): Promise<void> {
    const login = { kind: 'password', userId: ours.userId, password: ours.password } as const;
    const files = {
      sessionFile: join(folder, 'session.json'),
      cryptoFolder: join(folder, 'keys'),
      cryptoKey: null,
      recoveryKey,
      showOnce: (text: string) => void shown.push(text),
    };
    stop = new AbortController();
    const from = { homeserverUrl: synapse.url, login, ...files, notesOf, clock: makeSystemClock(), logger };
    adapter = await connectMatrix(from, stop.signal);
    listening = adapter.listen(session(), stop.signal);
  }

  async function disconnect(): Promise<void> {
    stop.abort();
    await listening;
    adapter.close();
  }

  const heard = (text: string) =>
    vi.waitFor(() => {
      const message = messages.find((each) => each.text === text);
      if (message === undefined) throw new Error(`${text} was not heard: ${inspect([messages, logger.entries], { depth: 6 })}`);
      return message;
    }, SOON);
  const visible = (id: string) =>
    vi.waitFor(async () => {
      const event = (await ann.seen(room)).find((each) => each.id === id);
      if (event === undefined || event.isUnreadable || event.type === 'm.room.encrypted')
        throw new Error(`${id} is not there: ${JSON.stringify(event)}`);
      return event;
    }, SOON);
  const to = (more: Partial<Destination> = {}, thread: string | null = null): Destination => ({
    address: { channel: 'matrix', account: ours.userId, chat: room, thread },
    audience: 'private',
    replyTo: null,
    ...more,
  });
  const text = (markdown: string) => ({ document: parseReply(markdown), buttons: [], isFinal: true });
  const say = async (markdown: string, at = to()): Promise<PeerEvent> =>
    visible(await adapter.transport.send(at, text(markdown), crypto.randomUUID(), stop.signal));

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
    folder = mkdtempSync(join(tmpdir(), 'parley-matrix-keys-'));
    ours = await synapse.register('parley');
    ann = await encryptingPeer(synapse, await synapse.register('ann'));
    await connect();
    room = await ann.createRoom([ours.userId], { is_direct: true });
    // Her program gives its keys to those of whom it knows that they are there.
    const isThere = ({ sender, content }: PeerEvent): boolean => sender === ours.userId && content['membership'] === 'join';
    await vi.waitFor(async () => expect((await ann.seen(room)).some(isThere)).toBe(true), SOON);
  }, 90_000);
  afterAll(async () => {
    await disconnect();
    await ann.close();
    await synapse.close();
    rmSync(folder, { recursive: true });
  });

  it('hears and answers, and nobody else can read either', async () => {
    await ann.say(room, 'Привет!');
    const question = await heard('Привет!');
    expect(question).toMatchObject({ audience: 'private', address: { chat: room, thread: null } });
    const answer = await say('**Привет** и тебе');
    expect(answer).toMatchObject({ sender: ours.userId, content: { body: 'Привет и тебе' }, wireType: 'm.room.encrypted' });
    expect(JSON.stringify(answer.wire)).not.toContain('Привет');
  });

  it('changes what it said, keeps under the question and in the thread', async () => {
    const first = await adapter.transport.send(to(), text('Wait'), crypto.randomUUID(), stop.signal);
    await adapter.transport.edit(to(), first, text('Done'), crypto.randomUUID(), stop.signal);
    const question = await ann.say(room, 'in the thread', { 'm.relates_to': { rel_type: 'm.thread', event_id: first } });
    expect((await heard('in the thread')).address.thread).toBe(first);
    const answer = await say('here', to({ replyTo: question, audience: 'group' }, first));
    const edited = (await ann.seen(room)).find(({ content }) => JSON.stringify(content['m.new_content'] ?? null).includes('Done'));
    expect(edited?.wire['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: first });
    expect(JSON.stringify(edited?.wire)).not.toContain('Done');
    expect(answer.content['m.relates_to']).toMatchObject({
      rel_type: 'm.thread',
      event_id: first,
      'm.in_reply_to': { event_id: question },
    });
    expect(answer.wire['m.relates_to']).toMatchObject({ rel_type: 'm.thread', event_id: first });
  });

  it('hears edits, replies to itself and reactions', async () => {
    const mine = await say('Which one?');
    await ann.say(room, 'this one', { 'm.relates_to': { 'm.in_reply_to': { event_id: mine.id } } });
    expect((await heard('this one')).repliesTo).toMatchObject({ isOurs: true, text: 'Which one?' });
    const asked = await ann.say(room, 'tpyo');
    await ann.say(room, '* typo', {
      'm.new_content': { msgtype: 'm.text', body: 'typo' },
      'm.relates_to': { rel_type: 'm.replace', event_id: asked },
    });
    expect(await heard('typo')).toMatchObject({ isEdit: true, externalId: asked });
    await ann.react(room, mine.id, '👍');
    await vi.waitFor(() => expect(presses).toMatchObject([{ action: 'good', messageId: mine.id }]), SOON);
  });

  it('carries files both ways, of which the server sees neither content nor name', async () => {
    await ann.sendFile(room, 'отчёт.txt', 'text/plain', 'содержимое');
    const [attachment] = await vi.waitFor(() => {
      const message = messages.find(({ attachments }) => attachments.length > 0);
      if (message === undefined) throw new Error('no file');
      return message.attachments;
    }, SOON);
    expect(attachment).toMatchObject({ kind: 'document', name: 'отчёт.txt', mime: 'text/plain' });
    const content = await adapter.transport.fetchFile(attachment?.remote ?? '', 1_000, stop.signal);
    expect(new TextDecoder().decode(content)).toBe('содержимое');
    const file = { name: 'ответ.png', mime: 'image/png', content: new TextEncoder().encode('picture'), caption: 'Вот' };
    const sent = await visible(await adapter.transport.sendFile(to(), file, crypto.randomUUID(), stop.signal));
    expect(sent.content).toMatchObject({ msgtype: 'm.image', filename: 'ответ.png', body: 'Вот' });
    expect(sent.content['url']).toBeUndefined();
    expect(await ann.openFile(sent.content['file'])).toBe('picture');
    expect(JSON.stringify(sent.wire)).not.toContain('ответ');
  });

  it('I2: says the same thing once, however often it is sent, though its ciphertext is another each time', async () => {
    const key = crypto.randomUUID();
    const id = await adapter.transport.send(to(), text('once'), key, stop.signal);
    expect(await adapter.transport.send(to(), text('once'), key, stop.signal)).toBe(id);
    await visible(id);
    expect((await ann.seen(room)).filter(({ content }) => content['body'] === 'once')).toHaveLength(1);
  });

  it('I1: reads after a restart what was written while it was off, with a key of that time, as the same device', async () => {
    const before = await ann.devicesOf(ours.userId);
    await disconnect();
    await ann.newKey(room);
    for (const each of ['off 1', 'off 2', 'off 3']) await ann.say(room, each);
    messages.length = 0;
    await connect();
    await heard('off 3');
    expect(messages.map(({ text: said }) => said)).toEqual(['off 1', 'off 2', 'off 3']);
    await say('I am back');
    expect(await ann.devicesOf(ours.userId)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('has a device that its account has signed, and shows the key by which that is brought back, once', async () => {
    const [device] = await ann.devicesOf(ours.userId);
    expect(device).toMatchObject({ id: expect.any(String), isSignedByOwner: true });
    expect(shown).toHaveLength(1);
    await disconnect();
    const key = /(?:\w{4} ){11}\w{4}/.exec(shown[0] ?? '')?.[0] ?? '';
    // As a new device, in a new place.
    for (const each of ['session.json', 'keys']) renameSync(join(folder, each), join(folder, `${each}.old`));
    await connect(key);
    await vi.waitFor(async () => {
      const devices = await ann.devicesOf(ours.userId);
      expect(devices).toHaveLength(2);
      expect(devices.every(({ isSignedByOwner }) => isSignedByOwner)).toBe(true);
    }, SOON);
    expect(shown).toHaveLength(1);
    await say('It is me, on another machine');
  });

  it('is refused its keys when they are an older copy, and says what to do', async () => {
    await disconnect();
    cpSync(join(folder, 'keys'), join(folder, 'copy'), { recursive: true });
    await connect();
    await say('newer');
    await disconnect();
    rmSync(join(folder, 'keys'), { recursive: true });
    renameSync(join(folder, 'copy'), join(folder, 'keys'));
    await connect();
    await vi.waitFor(() => expect(hints.join()).toMatch(/an older copy .* delete that folder/), SOON);
    await expect(adapter.transport.send(to(), text('secret'), crypto.randomUUID(), stop.signal)).rejects.toThrow(RejectedError);
  });
});
