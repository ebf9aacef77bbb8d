import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

import { keptFiles } from './kept-files.ts';

test('a backup of the data folder leaves out the database’s own files, what a running process wrote, the workspace and the Matrix device', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'parley-kept-'));
  try {
    for (const folder of ['postgres', 'workspace', 'matrix-crypto', 'templates']) mkdirSync(path.join(dataDir, folder));
    for (const file of [
      'owner-token',
      'secret-key',
      'server.json',
      'parley.lock',
      'parley.lock.holder',
      'matrix-session.json',
      'server.log',
    ])
      writeFileSync(path.join(dataDir, file), '');
    expect(keptFiles(dataDir, path.join(dataDir, 'workspace'))).toEqual(['owner-token', 'secret-key', 'templates']);
    // Projects elsewhere are no reason to leave out a folder of that name here.
    expect(keptFiles(dataDir, '/srv/workspace')).toContain('workspace');
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
