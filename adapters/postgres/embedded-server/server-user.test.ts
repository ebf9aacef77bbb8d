import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

import { ask, clusterOf, makeEmbeddedFolders, startIn } from '../../../testing/postgres/embedded-folders.ts';

const folders = makeEmbeddedFolders();
afterEach(() => folders.clear());
afterAll(() => folders.close());

const NOBODY = 65_534;

/** Not every root can: one of a user namespace may know no other user. */
function canBecomeNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  const id = String(NOBODY);
  return (
    spawnSync('setpriv', [
      `--reuid=${id}`,
      `--regid=${id}`,
      '--clear-groups',
      '--ambient-caps=+dac_override',
      '--inh-caps=+dac_override',
      'true',
    ]).status === 0
  );
}

/** Whether this is a root that can run something as another user who can read these sources. */
function canBeSomebodyElse(): boolean {
  if (!canBecomeNobody()) return false;
  const { status } = spawnSync('test', ['-r', new URL(import.meta.url).pathname], { uid: NOBODY, gid: NOBODY });
  return status === 0;
}

describe.runIf(canBecomeNobody())('as root', () => {
  it('also works where user namespaces are forbidden, in a folder that is closed to others', async () => {
    const dataDir = folders.empty();
    // Who owns the folder decides how the server runs: so it would be made there, and so it is found again.
    mkdirSync(clusterOf(dataDir), { recursive: true });
    chownSync(clusterOf(dataDir), NOBODY, NOBODY);
    const first = await startIn(dataDir);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    await first.stop();
    const second = await startIn(dataDir);
    expect(await ask(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
    expect(statSync(clusterOf(dataDir)).uid).toBe(NOBODY);
    await second.stop();
  });
});

describe.runIf(canBeSomebodyElse())('as a plain user', () => {
  it('needs no user namespace and no other user', () => {
    const home = folders.empty();
    chownSync(home, NOBODY, NOBODY);
    chownSync(path.dirname(home), NOBODY, NOBODY);
    const script = `
      import { startEmbeddedServer } from ${JSON.stringify(new URL('./start-embedded-server.ts', import.meta.url).href)};
      const silent = () => undefined;
      const server = await startEmbeddedServer({ dataDir: ${JSON.stringify(home)}, logger: { debug: silent, info: silent, warn: silent, error: silent } });
      await server.stop();
      console.log('stopped', process.getuid());`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      uid: NOBODY,
      gid: NOBODY,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(`stopped ${String(NOBODY)}\n`);
  });
});
