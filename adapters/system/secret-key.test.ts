import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { secretKey } from './secret-key.ts';

describe('the secret that things are sealed with', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-key-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('is made once, and only its owner can read it', async () => {
    const data = join(folder, 'data');
    const [first, second] = await Promise.all([secretKey(null, data), secretKey(null, data)]).catch(async () => [
      await secretKey(null, data),
      await secretKey(null, data),
    ]);
    expect(first).toHaveLength(43);
    expect(second).toBe(first);
    expect(await secretKey(null, data)).toBe(first);
    expect(statSync(join(data, 'secret-key')).mode & 0o777).toBe(0o600);
  });

  test('is the one that is configured, and then nothing is written', async () => {
    expect(await secretKey('one of forty characters or thereabouts, ok', folder)).toContain('forty');
    expect(() => statSync(join(folder, 'secret-key'))).toThrow('ENOENT');
  });

  test('that was cut off is said, and nothing is sealed with it', async () => {
    writeFileSync(join(folder, 'secret-key'), 'short\n');
    await expect(secretKey(null, folder)).rejects.toThrow('is not whole');
  });
});
