import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findServer } from './find-server.ts';

let root: string;
let cwd: string;
let home: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-find-'));
  [cwd, home] = [join(root, 'here'), join(root, 'home')];
  for (const folder of [cwd, home]) mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

function keep(folder: string, files: { url?: string; token?: string }): void {
  mkdirSync(folder, { recursive: true });
  if (files.url !== undefined) writeFileSync(join(folder, 'server.json'), JSON.stringify({ url: files.url, pid: 1 }));
  if (files.token !== undefined) writeFileSync(join(folder, 'owner-token'), `${files.token}\n`);
}

const find = (options: { url?: string; token?: string } = {}, env: Record<string, string> = {}) => findServer(options, { env, cwd, home });

describe('the server on this machine', () => {
  it('is found by the data folder here, else where Parley lies', () => {
    keep(join(home, 'data'), { url: 'http://127.0.0.1:1', token: 'home-token' });
    expect(find()).toMatchObject({ url: 'http://127.0.0.1:1', token: 'home-token', isLocal: true });
    keep(join(cwd, 'data'), { url: 'http://127.0.0.1:2', token: 'here-token' });
    expect(find()).toMatchObject({ url: 'http://127.0.0.1:2', token: 'here-token' });
  });

  it('is not looked for in a folder that is called data and is not Parley’s', () => {
    mkdirSync(join(cwd, 'data'));
    keep(join(home, 'data'), { token: 'home-token' });
    expect(find()).toMatchObject({ token: 'home-token', dataDir: join(home, 'data') });
  });

  it('is found where PARLEY_DATA_DIR says, absolute or relative', () => {
    keep(join(root, 'else'), { url: 'http://127.0.0.1:3', token: 'else-token' });
    expect(find({}, { PARLEY_DATA_DIR: join(root, 'else') })).toMatchObject({ url: 'http://127.0.0.1:3', token: 'else-token' });
    expect(find({}, { PARLEY_DATA_DIR: '../else' })).toMatchObject({ url: 'http://127.0.0.1:3' });
  });

  it('is else where the environment says, and last where it usually is', () => {
    expect(find()).toMatchObject({ url: 'http://127.0.0.1:4000', token: null, urlFrom: 'the usual address' });
    const env = { PARLEY_HTTP_HOST: '::1', PARLEY_HTTP_PORT: '5', PARLEY_OWNER_TOKEN: 'env-token' };
    expect(find({}, env)).toMatchObject({ url: 'http://[::1]:5', token: 'env-token', tokenFrom: 'PARLEY_OWNER_TOKEN' });
  });

  it('is reached here when it listens everywhere', () => {
    keep(join(cwd, 'data'), { url: 'http://0.0.0.0:4000' });
    expect(find().url).toBe('http://127.0.0.1:4000');
  });

  it('is looked for again while it writes its address', () => {
    mkdirSync(join(cwd, 'data'));
    writeFileSync(join(cwd, 'data/server.json'), '{"url": "ht');
    expect(find().url).toBe('http://127.0.0.1:4000');
  });
});

describe('a server that is named', () => {
  it.each([
    ['http://example.org/', 'http://example.org'],
    ['https://example.org/parley/graphql', 'https://example.org/parley'],
    ['localhost:4000', 'http://localhost:4000'],
  ])('by %s is reached at %s', (url, normal) => {
    expect(find({ url }).url).toBe(normal);
  });

  it.each(['', 'ftp://example.org', 'http://', 'not an address'])('by %j is refused', (url) => {
    expect(() => find({ url })).toThrow('allowed: an address such as http://127.0.0.1:4000.');
  });

  it('elsewhere does not get the token of this machine’s owner', () => {
    keep(join(cwd, 'data'), { url: 'http://127.0.0.1:1', token: 'owner-token-of-here' });
    expect(find({ url: 'https://example.org' }).token).toBeNull();
    expect(find({ url: 'http://127.0.0.1.example.org' }).token).toBeNull();
    expect(find({ url: 'http://localhost@example.org' }).token).toBeNull();
    expect(find({ url: 'https://example.org', token: 'given' }).token).toBe('given');
    expect(find({ url: 'http://localhost:1' }).token).toBe('owner-token-of-here');
  });
});

it('a token that cannot be one is refused before it is sent', () => {
  expect(() => find({ token: 'two words' })).toThrow('What --token holds is no token');
  expect(() => find({ token: 'line\nend' })).toThrow('What --token holds is no token');
  keep(join(cwd, 'data'), { token: '' });
  expect(() => find()).toThrow('owner-token holds is no token');
});
