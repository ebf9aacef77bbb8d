import { chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { issueToken } from '../domain/access/manage-tokens.ts';
import { runClient } from '../testing/cli/start-client.ts';
import { startRestartableApi } from '../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../testing/cli/restartable-api.ts';

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(args, { env: world.env });

describe('what cannot be done is one clear sentence and an exit code', () => {
  it('no server', async () => {
    await world.stop();
    const { code, stdout, stderr } = await run('tasks');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^No server answers at http:\/\/127\.0\.0\.1:\d+\. Is it running\? `npm start` starts it\.\n$/);
  });

  it('no data folder', async () => {
    const { code, stderr } = await runClient(['tasks']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^No Parley was started on .* yet: `npm start` does that\. .*\n$/);
  });

  it('a wrong token, over HTTP and over WebSocket, with where it came from', async () => {
    const { task } = await world.api.runningTask(world.api.people.olga);
    for (const args of [['tasks'], ['tasklog', task.id, '--follow'], ['chat', 'hello']]) {
      const { code, stderr } = await run(...args, '--token', 'nonsense');
      expect(code).toBe(3);
      expect(stderr).toBe('This token is not known here. (The token came from --token.)\n');
    }
  });

  it('a token that may not', async () => {
    const { secret } = await world.api.tokenFor(world.api.people.anna, { scope: 'read' });
    expect((await run('task', '--run', 'true', '--token', secret)).stderr).toBe('This needs a token with the scope "write".\n');
    expect((await run('costs', '--all', '--token', secret)).code).toBe(3);
  });

  it('something else at the address', async () => {
    const other = createServer((_request, response) => response.end('<html>hello</html>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect((await run('tasks', '--url', `http://127.0.0.1:${port}`)).stderr).toBe(
      `What answers at http://127.0.0.1:${port} is not Parley (HTTP 200): check the address.\n`,
    );
    other.close();
  });

  it.each([
    [['taks'], "error: unknown command 'taks'"],
    [['tasks', '--lats', '3'], "error: unknown option '--lats'"],
    [['costs', '--days', '0'], 'Allowed: a whole number from 1 to 400.'],
    [['merge'], "error: missing required argument 'id'"],
    [['token', 'create', 'x', '--scope', 'root'], 'Allowed choices are read, write, admin.'],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toContain(sentence);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });
});

describe('help', () => {
  it('is there for every command, with the exit codes of what is followed', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    const names = [...stdout.matchAll(/^ {2}([a-z]+)[ [<|]/gm)].map(([, name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'chat',
        'task',
        'tasklog',
        'tasks',
        'stop',
        'retry',
        'approve',
        'costs',
        'token',
        'pair',
        'people',
        'project',
        'projects',
        'new',
        'verbose',
        'doctor',
      ]),
    );
    const tasklog = await run('tasklog', '--help');
    expect(tasklog.stdout).toContain('1    it failed');
    expect(tasklog.stdout).toContain('--url <address>');
  });

  it('offers nothing that this version does not have', async () => {
    const { stdout } = await run('--help');
    for (const later of ['backup', 'restore', 'export']) expect(stdout).not.toMatch(new RegExp(`^ +${later}\\b`, 'm'));
  });
});

describe('tokens', () => {
  it('are made, listed without their secret, and revoked', async () => {
    const made = await run('token', 'create', 'laptop', '--scope', 'write', '--days', '3');
    const secret = made.stdout.trim();
    expect((await run('whoami', '--token', secret)).stdout).toContain('Olga, owner');
    const listed = await run('token', 'list');
    expect(listed.stdout).toMatch(/parley_\S+ +laptop +write +program/);
    expect(listed.stdout).not.toContain(secret);
    expect((await run('token', 'revoke', 'laptop')).stdout).toMatch(/^The token parley_\S+… "laptop" is revoked\.\n$/);
    expect((await run('whoami', '--token', secret)).code).toBe(3);
    expect((await run('token', 'revoke', 'laptop')).stderr).toContain('You have no open token');
  });

  it('are revoked by how they begin, and by name only when that is one', async () => {
    await run('token', 'create', 'same');
    await run('token', 'create', 'same');
    expect((await run('token', 'revoke', 'same')).stderr).toContain('Several tokens begin with or are called "same"');
    const now = world.api.ports.clock.now();
    const issue = { personId: world.api.people.olga.id, name: 'same', scope: 'read', kind: 'api', at: now, expiresAt: null } as const;
    const { token } = await issueToken(world.api.ports, { ...issue, secret: 'chosen-by-the-owner' });
    expect((await run('token', 'revoke', token.prefix)).stdout).toContain(`The token ${token.prefix}… "same" is revoked.`);
  });
});

describe('approvals', () => {
  it('are listed by their task and decided by it', async () => {
    const { task } = await world.api.runningTask(world.api.people.anna);
    const now = world.api.ports.clock.now();
    await world.api.ports.approvals.request({
      id: 'wxyz6789',
      taskId: task.id,
      step: 1,
      action: 'rm -rf build\n&& echo \u001b[2J',
      approver: 'owner',
      requestedAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
      decision: null,
      decidedBy: null,
      decidedAt: null,
    });
    const listed = await run('approvals');
    expect(listed.stdout.split('\n')[1]).toMatch(new RegExp(`^${task.id} .* rm -rf build && echo`));
    expect(listed.stdout).not.toContain('\u001b');
    expect((await run('approve', task.id, '--deny')).stdout).toContain('Denied: rm -rf build');
    expect((await world.api.ports.approvals.get('wxyz6789'))?.decision).toBe('denied');
    expect((await run('approve', 'wxyz6789')).stderr).toBe('This was already denied.\n');
    expect((await run('approvals')).stderr).toBe('Nothing waits for a yes.\n');
  });
});

describe('the rest', () => {
  it('login prints a link and nothing else on stdout', async () => {
    expect((await run('login')).stdout).toMatch(/^http:\/\/\S+\/login\?code=\S+\n$/);
  });

  it('lists say when there is nothing to list', async () => {
    for (const [name, sentence] of [
      ['costs', 'No model was called'],
      ['memory', 'Nothing is remembered'],
      ['tasks', 'There are no tasks yet'],
    ] as const) {
      const { code, stdout, stderr } = await run(name);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toContain(sentence);
    }
    expect((await run('models')).stdout).toMatch(/^MODEL +CONTEXT +ANSWER +CAN\n/);
    expect((await run('projects')).stdout).toMatch(/^NAME +SINCE\n/);
  });

  it('nothing is coloured where a program reads', async () => {
    const { write, finish, task } = await world.api.runningTask(world.api.people.olga);
    await write('plain');
    await finish();
    for (const args of [['tasks'], ['doctor'], ['tasklog', task.id]]) expect((await run(...args)).stdout).not.toContain('\u001b');
  });
});

describe('doctor', () => {
  it('is content with a server that is well', async () => {
    chmodSync(world.dataDir, 0o700);
    const { code, stdout } = await run('doctor');
    expect(code).toBe(0);
    for (const line of [
      /^ok +node +24/m,
      /^ok +data folder /m,
      /^ok +free disk /m,
      /^ok +server +answers at /m,
      /^ok +token +Olga, owner/m,
    ]) {
      expect(stdout).toMatch(line);
    }
  });

  it('says what to do about an open data folder, and when nobody answers', async () => {
    chmodSync(join(world.dataDir, 'owner-token'), 0o644);
    await world.stop();
    const { code, stdout } = await run('doctor');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^note +data folder .*chmod 600/m);
    expect(stdout).toMatch(/^BAD +server +No server answers at .*npm start.*server\.json/m);
  });

  it('looks at this machine only when the server is on it', async () => {
    const { stdout } = await run('doctor', '--url', 'http://parley.invalid', '--token', 'x');
    expect(stdout).not.toContain('bubblewrap');
    expect(stdout).toMatch(/^BAD +server +No server answers at http:\/\/parley\.invalid\. Check the address/m);
  });
});

it('the launcher runs this client for everything but start', () => {
  const launcher = readFileSync(resolve(import.meta.dirname, '../scripts/parley'), 'utf8');
  expect(launcher).toContain('cli/main.ts "$@"');
});
