import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { messageIndex } from '../../testing/matrix/message-index.ts';
import { DeviceId, DeviceLists, EncryptionSettings, OlmMachine, RoomId, UserId } from './crypto-wasm/stand-in.ts';

const PROCESS = fileURLToPath(new URL('../../testing/matrix/keys-process.ts', import.meta.url));
const ROOM = new RoomId('!room:example.org');
const US = new UserId('@parley:example.org');
const DEVICE = new DeviceId('DEVICE');

describe('the keys of Matrix on disk', () => {
  let folder: string;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'parley-keys-')), 'keys');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  const open = (key: Uint8Array | null = null): Promise<OlmMachine> =>
    OlmMachine.open(US, DEVICE, {
      folder,
      key,
      onBroken: (cause) => {
        throw cause;
      },
    });
  const encrypt = async (machine: OlmMachine, body: string): Promise<string> => {
    await machine.shareRoomKey(ROOM, [], new EncryptionSettings());
    return machine.encryptRoomEvent(ROOM, 'm.room.message', JSON.stringify({ body }));
  };
  const event = (content: string, id = '$1'): string =>
    JSON.stringify({
      type: 'm.room.encrypted',
      event_id: id,
      sender: US.toString(),
      origin_server_ts: 1,
      room_id: ROOM.toString(),
      content: JSON.parse(content),
    });

  /** What a process that uses the keys says, line by line, until it ends or `until` is enough. */
  async function process(
    until: number,
    ...more: readonly string[]
  ): Promise<{ readonly lines: readonly string[]; readonly code: number | null }> {
    const child = spawn(globalThis.process.execPath, ['--disable-warning=ExperimentalWarning', PROCESS, folder, ...more], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > until) child.kill('SIGKILL');
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { lines: said.split('\n').slice(0, -1), code };
  }

  it('are the same after a restart, and so is what they can read', async () => {
    const first = await open();
    const sent = await encrypt(first, 'Привет');
    const fingerprint = first.identityKeys.ed25519.toBase64();
    first.close();
    const second = await open();
    expect(second.identityKeys.ed25519.toBase64()).toBe(fingerprint);
    expect(JSON.parse((await second.decryptRoomEvent(event(sent), ROOM)).event)).toMatchObject({ content: { body: 'Привет' } });
    const [before, after] = [messageIndex(JSON.parse(sent)), messageIndex(JSON.parse(await encrypt(second, 'again')))];
    expect(after).toEqual({ session: before.session, index: before.index + 1 });
    second.close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('count every write, by which an older copy is told from a newer one', async () => {
    const machine = await open();
    const before = machine.store?.commits() ?? 0;
    await encrypt(machine, 'one');
    const after = machine.store?.commits() ?? 0;
    machine.close();
    expect(after).toBeGreaterThan(before);
    const again = await open();
    expect(again.store?.commits()).toBeGreaterThanOrEqual(after);
    expect(again.store?.bytes()).toBeGreaterThan(0);
    again.close();
  });

  it('belong to one process at a time', async () => {
    const machine = await open();
    await expect(open()).rejects.toThrow(/Another process uses the Matrix keys in .* one process at a time/);
    const { lines, code } = await process(1);
    expect([lines, code]).toEqual([[], 1]);
    machine.close();
    (await open()).close();
  });

  it('say so when they were written by a newer program, or are none', async () => {
    (await open()).close();
    const sql = new DatabaseSync(join(folder, 'matrix-crypto.sqlite'));
    sql.exec('PRAGMA user_version = 99');
    sql.close();
    await expect(open()).rejects.toMatchObject({ problem: 'newer' });
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const other = new DatabaseSync(join(folder, 'matrix-crypto.sqlite'));
    other.exec('PRAGMA user_version = 1');
    other.close();
    await expect(open()).rejects.toMatchObject({ name: 'CryptoStoreError', problem: 'damaged' });
  });

  it('open only with the key that they were sealed with', async () => {
    const [key, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const sealed = await open(key);
    const fingerprint = sealed.identityKeys.ed25519.toBase64();
    sealed.close();
    await expect(open(other)).rejects.toMatchObject({ problem: 'wrong-key' });
    await expect(open()).rejects.toMatchObject({ problem: 'wrong-key' });
    const again = await open(key);
    expect(again.identityKeys.ed25519.toBase64()).toBe(fingerprint);
    again.close();
  });

  it('stay unsealed when they were made so, whatever key there is later', async () => {
    const first = await open();
    const fingerprint = first.identityKeys.ed25519.toBase64();
    first.close();
    const again = await open(new Uint8Array(32).fill(1));
    expect(again.identityKeys.ed25519.toBase64()).toBe(fingerprint);
    again.close();
  });

  it('end the process before any ciphertext leaves it that could not be written down', async () => {
    const { lines, code } = await process(1_000, 'full');
    expect(code).toBe(74);
    expect(lines).toHaveLength(3);
  });

  it('I1: never use a place of a session twice, wherever the process is killed', async () => {
    const seen = new Set<string>();
    const fingerprints = new Set<string>();
    for (const until of [2, 5, 3]) {
      const { lines } = await process(until);
      const [fingerprint = '', ...sent] = lines;
      fingerprints.add(fingerprint);
      for (const each of sent) {
        const { session, index } = messageIndex(JSON.parse(each));
        expect(seen).not.toContain(`${session} ${String(index)}`);
        seen.add(`${session} ${String(index)}`);
      }
    }
    expect(fingerprints.size).toBe(1);
    expect(seen.size).toBeGreaterThanOrEqual(7);
  });

  it('say of a message without a key that it may still come', async () => {
    const machine = await open();
    const stranger = await OlmMachine.initialize(new UserId('@ann:example.org'), new DeviceId('ANN'));
    await expect(machine.decryptRoomEvent(event(await encrypt(stranger, 'x')), ROOM)).rejects.toMatchObject({
      isKeyMissing: true,
      withheld: null,
    });
    await expect(machine.decryptRoomEvent(event('{"algorithm":"m.megolm.v1.aes-sha2"}'), ROOM)).rejects.toThrow();
    expect(await machine.receiveSyncChanges('[]', new DeviceLists([US], []), { signed_curve25519: 50 })).toBe('[]');
    stranger.close();
    machine.close();
  });
});
