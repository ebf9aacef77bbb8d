import { tmpdir } from 'node:os';

import { describe, expect, it } from 'vitest';

import { makeDiskProbe } from './disk-probe.ts';

const MIB = 1024 ** 2;

describe('the disk probe', () => {
  it('is content while there is room', async () => {
    const probe = makeDiskProbe({ folder: tmpdir(), leastFreeBytes: 1 });
    expect(await probe()).toEqual({ name: 'disk', isReady: true, detail: null, isEssential: true });
  });

  it('says how much is left and how much is wanted when there is none', async () => {
    const probe = makeDiskProbe({ folder: '/data', leastFreeBytes: 64 * MIB, freeBytes: async () => 3.9 * MIB });
    expect(await probe()).toMatchObject({
      isReady: false,
      detail: 'Only 3 MiB are free on the disk of /data: make room, at least 64 MiB.',
    });
  });

  it('says that a folder is gone', async () => {
    const probe = makeDiskProbe({ folder: '/nowhere/at/all' });
    expect(await probe()).toMatchObject({ isReady: false, detail: expect.stringContaining('/nowhere/at/all cannot be looked at (ENOENT') });
  });
});
