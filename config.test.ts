import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import type { Variables } from './config/environment.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'parley config '));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function read(env: Variables = {}, yaml?: string): Config {
  if (yaml !== undefined) writeFileSync(join(cwd, 'parley.yaml'), yaml);
  return readConfig({ env, cwd });
}

describe('readConfig without any setting', () => {
  it('keeps everything in ./data, listens on this machine only and does all kinds of work', () => {
    const config = read();
    expect(config).toMatchObject({
      dataDir: join(cwd, 'data'),
      workspaceRoot: join(cwd, 'data', 'workspace'),
      databaseUrl: null,
      ownerToken: null,
    });
    expect(config.http).toEqual({ host: '127.0.0.1', port: 4000, publicUrl: null, isLoopback: true, graphiql: true });
    expect(config.processes).toEqual(['api', 'channels', 'worker']);
    expect(config.channels).toEqual({ telegram: null, matrix: null });
    expect(config.secrets).toEqual([]);
  });

  it('tells the service manager that started it how it is, as often as that wants to hear', () => {
    expect(read().serviceManager).toEqual({ socket: null, watchdogMs: null });
    expect(read({ NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: '60000000' }).serviceManager).toEqual({
      socket: '/run/systemd/notify',
      watchdogMs: 60_000,
    });
  });

  it('looks for local models at their usual ports and says which keys turn the other providers on', () => {
    const config = read();
    expect(config.providers.map(({ name, baseUrl, isProbed }) => [name, baseUrl, isProbed])).toEqual([
      ['ollama', 'http://127.0.0.1:11434/v1', true],
      ['lmstudio', 'http://127.0.0.1:1234/v1', true],
    ]);
    expect(config.providersOff.map(({ variable }) => variable)).toEqual(['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'DEEPSEEK_API_KEY']);
  });

  it('treats an empty variable as unset', () => {
    expect(read({ OPENAI_API_KEY: ' ', PARLEY_HTTP_PORT: '' }).providersOff).toHaveLength(3);
  });

  it('is what parley.example.yaml says, and its commented lines are settings too', () => {
    const without = read();
    const text = readFileSync('parley.example.yaml', 'utf8');
    expect({ ...read({}, text), settingsFile: null }).toEqual(without);
    const examples = text.slice(text.indexOf('# providers:')).replaceAll(/^# (?=( |-|[a-z]+:))/gm, '');
    expect(read({ GROQ_API_KEY: 'gsk' }, examples)).toMatchObject({
      deadlines: without.deadlines,
      roles: [{ role: 'admin' }, { role: 'admin' }],
    });
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(read().http)).toBe(true);
    expect(Object.isFrozen(read().catalogue[0]?.capabilities)).toBe(true);
  });
});

describe('readConfig and the environment', () => {
  it('reads what is set', () => {
    const config = read({
      PARLEY_DATA_DIR: 'here',
      PARLEY_DATABASE_URL: 'postgres://p:s%40cret@db.example/parley',
      PARLEY_HTTP_HOST: '0.0.0.0',
      PARLEY_HTTP_PORT: '0',
      PARLEY_PUBLIC_URL: 'https://parley.example/',
      PARLEY_PROCESSES: 'worker, api',
      PARLEY_TEST_CRASH_AT: 'after.tool.call:3',
      ANTHROPIC_API_KEY: 'sk-ant-1',
      DEEPSEEK_API_KEY: 'sk-deep-1',
      OLLAMA_BASE_URL: 'http://gpu:11434/',
      TELEGRAM_BOT_TOKEN: '1:abc',
      MATRIX_HOMESERVER_URL: 'https://matrix.example',
      MATRIX_ACCESS_TOKEN: 'syt',
      MATRIX_RECOVERY_KEY: 'EsTc LW2K',
    });
    expect(config).toMatchObject({
      dataDir: join(cwd, 'here'),
      workspaceRoot: join(cwd, 'here', 'workspace'),
      processes: ['api', 'worker'],
    });
    expect(config.http).toEqual({ host: '0.0.0.0', port: 0, publicUrl: 'https://parley.example', isLoopback: false, graphiql: false });
    expect(config.crashAt).toEqual({ point: 'after.tool.call', nth: 3 });
    expect(config.providers.map(({ name, baseUrl }) => [name, baseUrl])).toEqual([
      ['anthropic', null],
      ['deepseek', 'https://api.deepseek.com'],
      ['ollama', 'http://gpu:11434/v1'],
      ['lmstudio', 'http://127.0.0.1:1234/v1'],
    ]);
    expect(config.channels.matrix).toEqual({
      homeserverUrl: 'https://matrix.example',
      login: { kind: 'token', token: 'syt' },
      recoveryKey: 'EsTc LW2K',
    });
  });

  it('I10: lists every secret, as written and as meant', () => {
    const env = {
      PARLEY_DATABASE_URL: 'postgres://p:s%40cret@db/x',
      OPENAI_API_KEY: 'sk-1',
      TELEGRAM_BOT_TOKEN: '1:abc',
      PARLEY_OWNER_TOKEN: 'a-very-long-secret',
    };
    expect(read(env).secrets.toSorted()).toEqual(['1:abc', 'a-very-long-secret', 's%40cret', 's@cret', 'sk-1']);
  });

  it.each<[Variables, string]>([
    [{ PARLEY_HTTP_PORT: '70000' }, 'PARLEY_HTTP_PORT: found "70000", allowed: a port from 0 to 65535.'],
    [{ PARLEY_HTTP_PORT: '4e3' }, 'PARLEY_HTTP_PORT: found "4e3", allowed: a port from 0 to 65535.'],
    [{ PARLEY_HTTP_HOST: 'http://x' }, 'PARLEY_HTTP_HOST: found "http://x", allowed: a host name or an IP address, without a port.'],
    [
      { PARLEY_PUBLIC_URL: 'parley.example' },
      'PARLEY_PUBLIC_URL: found "parley.example", allowed: an address such as http://127.0.0.1:8080.',
    ],
    [
      { PARLEY_DATABASE_URL: 'mysql://u:pw@h/d' },
      'PARLEY_DATABASE_URL: found "mysql://…@h/d", allowed: an address such as postgres://user:password@host:5432/parley.',
    ],
    [{ PARLEY_PROCESSES: 'api,wroker' }, 'PARLEY_PROCESSES: found "wroker", allowed: api, channels, worker or a part of them.'],
    [
      { PARLEY_PROCESSES: 'api' },
      'PARLEY_PROCESSES: found api, but a part of the processes needs PARLEY_DATABASE_URL, the database that the others use too.',
    ],
    [{ PARLEY_LOG_LEVEL: 'loud' }, 'PARLEY_LOG_LEVEL: found "loud", allowed: debug, info, warn, error, silent.'],
    [
      { PARLEY_TEST_CRASH_AT: 'after.tool.cal' },
      'PARLEY_TEST_CRASH_AT: found "after.tool.cal", allowed: a crash point, or one with :n behind it (did you mean after.tool.call?).',
    ],
    [{ PARLEY_TEST_CRASH_AT: 'after.tool.call:0' }, 'PARLEY_TEST_CRASH_AT: found "after.tool.call:0"'],
    [
      { PARLEY_OWNER_TOKEN: 'short' },
      'PARLEY_OWNER_TOKEN: found something else, allowed: at least 16 letters, digits or signs without blanks.',
    ],
    [{ PARLEY_HTTP_PROT: '1' }, 'PARLEY_HTTP_PROT: there is no such setting; did you mean PARLEY_HTTP_PORT?'],
    [{ PARLEY_CONFIG: 'none.yaml' }, 'but there is no such file.'],
    [
      { MATRIX_HOMESERVER_URL: 'https://m.example', MATRIX_USER_ID: '@a:m' },
      'MATRIX_HOMESERVER_URL is set but no login: found nothing, allowed: MATRIX_ACCESS_TOKEN, or MATRIX_USER_ID and MATRIX_PASSWORD.',
    ],
    [
      { OLLAMA_BASE_URL: 'localhost:11434' },
      'OLLAMA_BASE_URL: found "localhost:11434", allowed: an address such as http://127.0.0.1:8080.',
    ],
  ])('refuses %j', (env, message) => {
    expect(() => read(env)).toThrow(expect.objectContaining({ code: 'config.invalid', message: expect.stringContaining(message) }));
  });

  it('warns about a variable of ours that it does not know, unless tests or benchmarks set it', () => {
    const env = { PARLEY_SOMETHING_ELSE_ENTIRELY: '1', PARLEY_TEST_LONG: '1', PARLEY_BENCH_X: '1' };
    expect(read(env).warnings).toEqual(['PARLEY_SOMETHING_ELSE_ENTIRELY is set, but Parley has no such setting.']);
  });
});
