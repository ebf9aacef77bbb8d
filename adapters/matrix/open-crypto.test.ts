import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { NotSentError, UnreachableError } from '../../domain/errors.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { notesInMemory } from '../../testing/matrix/matrix-notes.ts';
import { scriptedMatrixClient } from '../../testing/matrix/scripted-client.ts';
import { openCrypto } from './open-crypto.ts';
import { KeyNews } from './room-crypto.ts';
import type { RoomCrypto } from './room-crypto.ts';

const { signal } = new AbortController();
const US = '@parley:example.org';
const ROOM = {
  roomId: '!room:example.org',
  readers: [US],
  rotationMs: 60_000,
  rotationMessages: 100,
  historyVisibility: 'shared',
} as const;

describe('the keys of our device', () => {
  let folder: string;
  let isAway: boolean;
  let shown: string[];
  let notes: ReturnType<ReturnType<typeof notesInMemory>>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-open-'));
    [isAway, shown, notes] = [false, [], notesInMemory()(US)];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function open() {
    const server = scriptedMatrixClient(({ path }) => {
      if (isAway) return new UnreachableError('The homeserver is away.');
      return path.endsWith('/keys/upload')
        ? { one_time_key_counts: { signed_curve25519: 50 } }
        : { device_keys: { [US]: {}, '@ann:example.org': {} }, failures: {} };
    });
    const of = { client: server.client, userId: US, deviceId: 'DEVICE', folder, key: null, notes, password: null, recoveryKey: null };
    const made = await openCrypto({ ...of, showOnce: (text) => void shown.push(text), logger: makeRecordingLogger() }, signal);
    return { ...made, asked: server.asked.map(({ path }) => path) };
  }

  function opened({ crypto }: { readonly crypto: RoomCrypto | null }): RoomCrypto {
    if (crypto === null) throw new Error('There is no encryption.');
    return crypto;
  }

  it('are made known, then signed, and the recovery key is shown once', async () => {
    const first = await open();
    expect(first.advice).toEqual([]);
    const posts = first.asked.filter((path) => /upload/.test(path));
    expect(posts).toEqual(expect.arrayContaining(['/v3/keys/upload', '/v3/keys/device_signing/upload', '/v3/keys/signatures/upload']));
    opened(first).close();
    const second = await open();
    expect(opened(second).fingerprint).toBe(opened(first).fingerprint);
    opened(second).close();
    expect(shown).toHaveLength(1);
  });

  it('encrypt, are counted before anything leaves, and read what they encrypted', async () => {
    const crypto = opened(await open());
    const content = await crypto.encrypt(ROOM, 'm.room.message', { body: 'Привет' }, signal);
    expect(await notes.get('commits/DEVICE')).toBeGreaterThan(0);
    const event = { type: 'm.room.encrypted', event_id: '$1', sender: US, origin_server_ts: 1, room_id: ROOM.roomId, content };
    expect(await crypto.decrypt(ROOM.roomId, event)).toMatchObject({
      kind: 'clear',
      event: { type: 'm.room.message', content: { body: 'Привет' } },
    });
    const other = { ...event, content: { ...content, session_id: 'another' } };
    expect(await crypto.decrypt(ROOM.roomId, other)).toEqual({ kind: 'waiting' });
    expect(await crypto.decrypt(ROOM.roomId, { ...event, content: {} })).toMatchObject({ kind: 'unreadable' });
    await crypto.takeIn(KeyNews.parse({ device_lists: { changed: ['@ann:example.org'] } }), signal);
    await crypto.meet(['@ann:example.org']);
    isAway = true;
    const strangers = { ...ROOM, readers: [US, '@ben:example.org'] };
    await expect(crypto.encrypt(strangers, 'm.room.message', { body: 'x' }, signal)).rejects.toThrow(NotSentError);
    await crypto.takeIn(KeyNews.parse({}), signal);
    crypto.close();
  });

  it('encrypt files, and refuse one that is another', async () => {
    const crypto = opened(await open());
    const { content, info } = crypto.encryptFile(Buffer.from('picture'));
    const file = { url: 'mxc://example.org/1', v: 'v2', iv: '', ...info };
    expect(Buffer.from(crypto.decryptFile(content, file)).toString()).toBe('picture');
    expect(() => crypto.decryptFile(Buffer.from('another'), file)).toThrow('not the one that was sent');
    crypto.close();
  });

  it('are waited for while another process has them, and say what could not be done while the homeserver was away', async () => {
    const first = opened(await open());
    await expect(open()).rejects.toThrow(UnreachableError);
    first.close();
    isAway = true;
    const second = await open();
    expect(second.advice.join()).toMatch(/not signed yet \(The homeserver is away\.\).* DEVICE, with the fingerprint (\S{4} )+/);
    opened(second).close();
  });
});
