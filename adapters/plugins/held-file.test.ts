import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { heldFile, readHeld, writeHeld } from './held-file.ts';

test('what held up the process is read as it was written; a file that is missing or broken says nothing', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-held-'));
  const file = heldFile(dataDir);
  expect(readHeld(file)).toEqual([]);
  const held = [{ from: './dice', name: null, at: '2026-01-01T00:00:00.000Z' }];
  writeHeld(file, held);
  expect(readHeld(file)).toEqual(held);
  writeHeld(file, []);
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, '[{"from": 1}]');
  expect(readHeld(file)).toEqual([]);
  rmSync(dataDir, { recursive: true });
});
