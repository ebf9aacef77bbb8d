import { describe, expect, it } from 'vitest';

import { RejectedError } from '../../domain/errors.ts';
import { scriptedMatrixClient } from '../../testing/matrix/scripted-client.ts';
import { readRecoveryKey, writeRecoveryKey } from './recovery-key.ts';
import { openSecret, sealSecret } from './secret-cipher.ts';
import { makeSecretStorage } from './secret-storage.ts';

const { signal } = new AbortController();
const KEY = Uint8Array.from({ length: 32 }, (_, at) => at * 7);

describe('the recovery key', () => {
  it('is written as Matrix has it, and read however people type its spaces', () => {
    // The specification's own example.
    const example = 'EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d';

    expect(writeRecoveryKey(readRecoveryKey(example.replaceAll(' ', '\n')))).toBe(example);
    expect(readRecoveryKey(writeRecoveryKey(KEY))).toEqual(KEY);
  });

  it.each(['', 'no key', 'EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4e', 'EsTc'])(
    '%j is none, and an example is shown',
    (text) => {
      expect(() => readRecoveryKey(text)).toThrow(/one looks like EsTc/);
      expect(() => readRecoveryKey(text)).toThrow(RejectedError);
    },
  );

  it('opens what was sealed with it under that name, and nothing else', () => {
    const sealed = sealSecret(KEY, 'm.cross_signing.master', 'secret');
    expect(openSecret(KEY, 'm.cross_signing.master', sealed)).toBe('secret');
    expect(openSecret(KEY, 'm.cross_signing.self_signing', sealed)).toBeNull();
    expect(
      openSecret(
        KEY.map((byte) => byte + 1),
        'm.cross_signing.master',
        sealed,
      ),
    ).toBeNull();
    expect(openSecret(KEY, 'm.cross_signing.master', { ...sealed, mac: '' })).toBeNull();
  });

  it('brings back from the homeserver what was kept there', async () => {
    const kept = new Map<string, unknown>();
    const { client } = scriptedMatrixClient(({ method, path, body }) => {
      if (method === 'PUT') kept.set(path, body);
      return kept.get(path) ?? {};
    });
    const storage = makeSecretStorage(client, '@parley:example.org');
    const key = await storage.keep({ 'm.cross_signing.master': 'secret' }, signal);
    expect(JSON.stringify([...kept])).not.toContain('"secret"');
    expect(await storage.open('m.cross_signing.master', key, signal)).toBe('secret');
    expect(await storage.open('m.cross_signing.user_signing', key, signal)).toBeNull();
    expect(await storage.open('m.cross_signing.master', KEY, signal)).toBeNull();
  });
});
