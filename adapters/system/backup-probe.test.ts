import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { BACKUP_NOTE, makeBackupProbe } from './backup-probe.ts';
import type { BackupNote } from './backup-probe.ts';

test('health says that a backup failed or has not been made for two days, and nothing where none is made', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'parley-backups-'));
  const clock = makeManualClock(new Date('2026-11-23T12:00:00Z'));
  const probe = makeBackupProbe({ dataDir, clock });
  const note = (last: BackupNote) => writeFileSync(path.join(dataDir, BACKUP_NOTE), JSON.stringify(last));
  try {
    expect(await probe()).toEqual({ name: 'backup', isReady: true, isEssential: false, detail: null });
    note({ at: '2026-11-23T03:30:00Z', problem: 'The disk is full.' });
    expect(await probe()).toMatchObject({ isReady: false, detail: 'The backup at 2026-11-23T03:30:00Z failed: The disk is full.' });
    note({ at: '2026-11-23T03:30:00Z', problem: null });
    expect(await probe()).toMatchObject({ isReady: true });
    clock.jump(48 * 3_600_000);
    expect(await probe()).toMatchObject({ isReady: false, detail: expect.stringContaining('journalctl -u parley-backup') });
    writeFileSync(path.join(dataDir, BACKUP_NOTE), '{}');
    expect(await probe()).toMatchObject({ isReady: true });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
