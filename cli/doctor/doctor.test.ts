import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { data, errors, startCannedServer } from '../../testing/cli/canned-server.ts';
import type { CannedServer } from '../../testing/cli/canned-server.ts';
import { checkBubblewrap, checkDataFolder, checkDisk, checkNode } from './local-checks.ts';

let server: CannedServer;
beforeEach(async () => {
  server = await startCannedServer();
});
afterEach(() => server.close());

const part = (name: string, isReady: boolean, isEssential: boolean, detail: string | null = null) => ({
  name,
  isReady,
  isEssential,
  detail,
});
const ME = data({ me: { id: '1', name: 'Ольга', role: 'OWNER', scope: 'ADMIN' } });

describe('the doctor', () => {
  it('says how each part of the server is, and ends with a failure when an essential one is not ready', async () => {
    server.answer(
      ME,
      data({ health: { parts: [part('database', false, true), part('search', false, false, 'no key'), part('disk', true, true)] } }),
    );
    const said = await server.run('doctor');
    expect(said).toMatch(/ok +token +Ольга, owner \(from --token\)/);
    expect(said).toMatch(/BAD +database +not ready\n.*note +search +no key\n.*ok +disk +ready\n/);
    expect(server.exitCodes).toEqual([1]);
  });

  it('says that the token is nobody’s, and takes a server without parts as it is', async () => {
    server.answer(data({ me: null }), data({ health: null }));
    expect(await server.run('doctor')).toMatch(/ok +token +nobody/);
    expect(server.exitCodes).toEqual([]);
  });

  it('finds a refused token bad', async () => {
    server.answer(errors('Not known.', { status: 401 }));
    expect(await server.run('doctor')).toMatch(/BAD +token +Not known\. \(The token came from --token\.\)/);
    expect(server.exitCodes).toEqual([1]);
  });

  it('finds a server bad that is away, with where its address came from', async () => {
    server.answer({ status: 503, body: '' });
    expect(await server.run('doctor')).toMatch(
      /BAD +server +The server at .* is not ready now \(HTTP 503\)\. \(The address came from --url\.\)/,
    );
  });

  it('finds it bad that nothing was started here', async () => {
    const stranger = await startCannedServer({ token: null });
    expect(await stranger.run('doctor')).toMatch(/BAD +server +No Parley was started on/);
    await stranger.close();
  });
});

describe('this machine', () => {
  it.each([
    ['24.1.0', 'good'],
    ['22.19.0', 'bad'],
    ['', 'bad'],
  ])('Node %j is %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it('has a sandbox where bwrap can be run', () => {
    const bwrap = join(server.folder, 'bwrap');
    expect(checkBubblewrap(server.folder)).toMatchObject({ state: 'warn' });
    writeFileSync(bwrap, '#!/bin/sh\n', { mode: 0o755 });
    expect(checkBubblewrap(`/nowhere:${server.folder}`)).toMatchObject({ state: 'good', detail: bwrap });
  });

  it('has a data folder that is nobody else’s', () => {
    const folder = join(server.folder, 'data');
    const token = join(folder, 'owner-token');
    expect(checkDataFolder(folder)).toMatchObject({ state: 'warn', detail: `${folder} is not there yet: the first start makes it.` });
    expect(checkDisk(folder)).toMatchObject({ state: 'warn', detail: 'not known before there is a data folder.' });
    mkdirSync(folder, { mode: 0o700 });
    expect(checkDataFolder(folder)).toMatchObject({ state: 'good', detail: folder });
    expect(checkDisk(folder).detail).toMatch(/GiB/);
    writeFileSync(token, 'secret', { mode: 0o600 });
    chmodSync(token, 0o644);
    expect(checkDataFolder(folder)).toMatchObject({
      state: 'warn',
      detail: `${token} is open to other users of this machine: chmod 600 ${token}`,
    });
    chmodSync(folder, 0o755);
    expect(checkDataFolder(folder).detail).toContain(`chmod 700 ${folder}`);
  });
});
