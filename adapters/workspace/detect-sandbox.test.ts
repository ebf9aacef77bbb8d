import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { makeSystemClock } from '../system/system-clock.ts';
import { detectSandbox } from './detect-sandbox.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-detect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program in the place of bubblewrap. */
function program(text: string): string {
  const path = join(folder, 'bwrap');
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

describe('looking for bubblewrap', () => {
  it('says how to get it where it is missing', async () => {
    const found = await detectSandbox(makeSystemClock(), [join(folder, 'nothing')]);
    expect(found).toMatchObject({ kind: 'unusable' });
    expect(found.kind === 'unusable' && found.message).toContain('apt-get install bubblewrap');
  });

  it('tries it out: one that cannot make a sandbox here is told with what to do about it', async () => {
    const path = program(
      '#!/bin/sh\ncase "$1" in --help) echo "--bind-fd FD";; *) echo "No permissions to create new namespace" >&2; exit 1;; esac\n',
    );
    const found = await detectSandbox(makeSystemClock(), [path]);
    expect(found).toMatchObject({ kind: 'unusable' });
    expect(found.kind === 'unusable' && found.message).toContain('cannot make a sandbox');
  });

  it('says so of one that does not run at all', async () => {
    const found = await detectSandbox(makeSystemClock(), [program('#!/bin/false\n')]);
    expect(found.kind === 'unusable' && found.message).toMatch(/does not run/);
  });
});
