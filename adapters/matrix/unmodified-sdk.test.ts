import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LogService, MatrixClient, RustSdkCryptoStorageProvider } from 'matrix-bot-sdk';
import { expect, test } from 'vitest';

/** A client of the library as it is, whose homeserver knows one encrypted room with nobody else in it. */
class AloneClient extends MatrixClient {
  override async getUserId(): Promise<string> {
    return '@parley:example.org';
  }

  override async doRequest(_method: string, path: string): Promise<unknown> {
    if (path.includes('/state/m.room.encryption/')) return { algorithm: 'm.megolm.v1.aes-sha2' };
    if (path.endsWith('/joined_members')) return { joined: {} };
    if (path.endsWith('/account/whoami')) return { user_id: '@parley:example.org', device_id: 'DEVICE' };
    return path.endsWith('/keys/upload') ? { one_time_key_counts: { signed_curve25519: 50 } } : { device_keys: {}, failures: {} };
  }
}

test('the library as it is encrypts with the stand-in, which it takes for the native crypto', async () => {
  const nothing = (): void => {};
  LogService.setLogger({ info: nothing, warn: nothing, error: nothing, debug: nothing, trace: nothing });
  const folder = mkdtempSync(join(tmpdir(), 'parley-sdk-'));
  try {
    const client = new AloneClient('http://127.0.0.1:9', 'token', undefined, new RustSdkCryptoStorageProvider(folder, 0));
    await client.crypto.prepare(['!room:example.org']);
    const encrypted = await client.crypto.encryptRoomEvent('!room:example.org', 'm.room.message', { body: 'Привет' });
    expect(encrypted).toMatchObject({ algorithm: 'm.megolm.v1.aes-sha2', device_id: 'DEVICE' });
    expect(JSON.stringify(encrypted)).not.toContain('Привет');
    expect(client.crypto.clientDeviceEd25519).toMatch(/^[\w+/]{43}$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
