import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { NOON } from '../../domain/testing/fixtures.ts';
import { startClient, runClient } from '../../testing/cli/start-client.ts';
import type { RunningClient } from '../../testing/cli/start-client.ts';
import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';

const POLL = { timeout: 10_000, interval: 20 };

let world: RestartableApi;
const clients: RunningClient[] = [];
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.child.kill('SIGKILL');
  await world.close();
});

const run = (...args: string[]) => runClient(args, { env: world.env });
const start = (...args: string[]): RunningClient => {
  const client = startClient(args, { env: world.env });
  clients.push(client);
  return client;
};
const running = () => world.api.runningTask(world.api.people.olga);
const listeners = (id: string) => world.api.ports.doorbell.listeners(`output:${id}`);

describe('following a task', () => {
  it('I5: prints what there is, then what comes, and ends with the task', async () => {
    const { task, write, finish } = await running();
    await write('one', 'два');
    const client = start('tasklog', task.id, '--follow');
    await expect.poll(client.lines, POLL).toEqual(['one', 'два']);
    await write('three');
    await expect.poll(client.lines, POLL).toEqual(['one', 'два', 'three']);
    await finish();
    expect(await client.ended).toBe(0);
    expect(client.lines()).toEqual(['one', 'два', 'three', '[system] Ended.']);
    expect(client.stderr()).toBe('');
  });

  it('I5: comes back with its last number when the server was away, also at another address, and says so once', async () => {
    const { task, write, finish } = await running();
    await write('1', '2');
    const client = start('tasklog', task.id, '--follow');
    await expect.poll(client.lines, POLL).toEqual(['1', '2']);
    await world.stop();
    await write('3', '4');
    await expect.poll(client.stderr, POLL).toContain('Trying again');
    let tries = 0;
    const nobody = createServer((near) => {
      tries += 1;
      near.destroy();
    }).listen(world.api.port, '127.0.0.1');
    await expect.poll(() => tries, POLL).toBeGreaterThan(1);
    nobody.close();
    await world.startAgain();
    await expect.poll(client.lines, POLL).toEqual(['1', '2', '3', '4']);
    await write('5');
    await finish();
    expect(await client.ended).toBe(0);
    expect(client.lines()).toEqual(['1', '2', '3', '4', '5', '[system] Ended.']);
    expect(client.stderr().trim().split('\n')).toEqual([
      expect.stringMatching(/^The server at .* has ended\. Trying again; Ctrl-C gives up\.$/),
      'Connected again.',
    ]);
  });

  it.each([
    ['failed', 1],
    ['stopped', 2],
  ] as const)('ends with an exit code that tells: %s is %i', async (state, code) => {
    const { task, write } = await running();
    await write('one');
    const client = start('tasklog', task.id, '--follow');
    await expect.poll(client.lines, POLL).toEqual(['one']);
    const ending = {
      state,
      reason: { code: 'task.test', message: 'For a test.' },
      result: null,
      at: world.api.ports.clock.now(),
    };
    const fence = (await world.api.ports.tasks.get(task.id))?.attempt ?? 1;
    if (state === 'failed')
      await world.api.ports.taskQueue.finish(task.id, fence, { ...ending, state }, { line: 'It failed.', notice: '' });
    else await run('stop', task.id);
    world.api.ports.doorbell.ring(`output:${task.id}`, `task:${task.id}`);
    expect(await client.ended).toBe(code);
  });

  it('Ctrl-C leaves only the viewer, and says so', async () => {
    const { task, write } = await running();
    await write('one');
    const client = start('tasklog', task.id, '--follow');
    await expect.poll(client.lines, POLL).toEqual(['one']);
    await expect.poll(() => listeners(task.id), POLL).toBe(1);
    client.child.kill('SIGINT');
    expect(await client.ended).toBe(130);
    expect(client.stderr()).toContain(`task ${task.id} goes on`);
    expect((await world.api.ports.tasks.get(task.id))?.state).toBe('running');
    await expect.poll(() => listeners(task.id), POLL).toBe(0);
  });

  it('prints JSON for programs, one object a line', async () => {
    const { task, write, finish } = await running();
    await write('says "yes"\u001b[31m\u009b');
    const client = start('tasklog', task.id, '--follow', '--json');
    await finish();
    expect(await client.ended).toBe(0);
    const at = world.api.ports.clock.now().toISOString();
    expect(client.lines().map((line) => JSON.parse(line))).toEqual([
      { number: 1, at, kind: 'text', text: 'says "yes"\u001b[31m\u009b' },
      { number: 2, at, kind: 'system', text: 'Ended.' },
    ]);
    expect(client.stdout()).not.toContain('\u009b');
  });

  it('shows the latest lines first when there are many, and all of them when asked', async () => {
    const { task, write, finish } = await running();
    const many = Array.from({ length: 1_300 }, (_, index) => `line ${index + 1}`);
    await write(...many);
    await finish();
    const latest = await run('tasklog', task.id);
    expect(latest.code).toBe(0);
    expect(latest.stdout.split('\n').slice(0, 2)).toEqual(['line 1102', 'line 1103']);
    expect(latest.stderr).toBe('The latest 200 of 1301 lines; --after 0 shows all.\n');
    const all = await run('tasklog', task.id, '--after', '0');
    expect(all.stdout).toBe(`${many.join('\n')}\n[system] Ended.\n`);
    const rest = await run('tasklog', task.id, '--after', '1299', '--follow');
    expect(rest.stdout).toBe('line 1300\n[system] Ended.\n');
  });

  it('I5: waits for a slow reader and skips nothing', async () => {
    const { task, write, finish } = await running();
    const wide = Array.from({ length: 1_500 }, (_, index) => `${index} ${'я'.repeat(2_000)}`);
    for (let from = 0; from < wide.length; from += 500) await write(...wide.slice(from, from + 500));
    const client = start('tasklog', task.id, '--follow', '--after', '0');
    client.child.stdout.pause();
    await expect.poll(() => client.child.stdout.readableLength, POLL).toBeGreaterThan(0);
    // It leaves the server until its reader has caught up.
    await expect.poll(() => listeners(task.id), POLL).toBe(0);
    await finish();
    client.child.stdout.resume();
    expect(await client.ended).toBe(0);
    expect(client.stdout() === `${wide.join('\n')}\n[system] Ended.\n`).toBe(true);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const { task, write } = await running();
    await write(...Array.from({ length: 500 }, (_, index) => `line ${index}`));
    const entry = resolve(import.meta.dirname, '../main.ts');
    const shell = spawn('sh', ['-c', '"$0" "$1" tasklog "$2" --follow --after 0 | head -n 2', process.execPath, entry, task.id], {
      env: { PATH: process.env['PATH'] ?? '', ...world.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../../.cache/node') },
    });
    let seen = '';
    let complaints = '';
    shell.stdout.on('data', (chunk) => (seen += String(chunk)));
    shell.stderr.on('data', (chunk) => (complaints += String(chunk)));
    // The task says more: only then does the client notice that nobody reads.
    const talk = setInterval(() => void write('more'), 50);
    await once(shell, 'close');
    clearInterval(talk);
    expect(seen).toBe('line 0\nline 1\n');
    expect(complaints).toBe('');
  });
});

describe('tasks', () => {
  it('are handed in, followed in one go, and told apart from their own output', async () => {
    const made = await run('task', '--run', 'npm test', '--budget', '0.5');
    expect(made.code).toBe(0);
    const id = made.stdout.trim();
    expect(id).toMatch(/^[0-9a-z]+$/);
    const task = await world.api.ports.tasks.get(id);
    expect(task?.work).toMatchObject({ command: 'npm test' });
    const client = start('task', 'Explain', 'this', 'project', '--follow');
    await expect.poll(client.stderr, POLL).toMatch(/^Task [0-9a-z]+\n$/);
    expect(client.stdout()).toBe('');
  });

  it('are listed, stopped and run again', async () => {
    const { task, finish } = await running();
    const progress = { stage: 'waiting-for-model', detail: null, since: NOON, aliveAt: NOON, plan: [] } as const;
    await world.api.ports.taskReports.report(task.id, 1, progress);
    expect((await run('tasks')).stdout).toContain(`${task.id}  running: waiting for model`);
    await finish();
    const listed = await run('tasks');
    expect(listed.stdout.split('\n')[0]).toMatch(/^ID +STATE +MADE +TOOK +COST +PROJECT +WHAT$/);
    expect(listed.stdout).toContain(`${task.id}  succeeded`);
    const again = await run('retry', task.id);
    expect(again.code).toBe(0);
    const stopped = await run('stop', again.stdout.trim());
    expect(stopped.stdout).toBe(`Task ${again.stdout.trim()} is stopped.\n`);
    const late = await run('stop', task.id);
    expect(late.code).toBe(3);
    expect(late.stderr.split('\n')).toHaveLength(2);
  });

  it('that nobody names are the newest that fit, as in a chat', async () => {
    for (const [verb, none] of [
      ['tasklog', 'There are no tasks yet.\n'],
      ['stop', 'None of your tasks runs or waits.\n'],
      ['retry', 'None of your tasks has ended yet.\n'],
    ] as const) {
      expect(await run(verb)).toEqual({ code: 3, stdout: '', stderr: none });
    }
    const ended = await running();
    await ended.write('done');
    await ended.finish();
    const open = await running();
    await open.write('at it');
    expect((await run('tasklog')).stdout).toBe('at it\n');
    expect((await run('stop')).stdout).toBe(`Task ${open.task.id} is stopped.\n`);
    const again = (await run('retry')).stdout.trim();
    expect(await world.api.ports.tasks.get(again)).toMatchObject({ retryOf: open.task.id });
  });

  it('that nobody made are said to be unknown, at once and in one line', async () => {
    for (const args of [
      ['tasklog', 'nothere1'],
      ['tasklog', 'nothere1', '--follow'],
      ['stop', 'nothere1'],
      ['retry', 'nothere1'],
    ]) {
      expect(await run(...args)).toEqual({
        code: 3,
        stdout: '',
        stderr: 'There is no such task: write the code of one that you can see, such as k7m2p9qa.\n',
      });
    }
  });

  it('need either a prompt or a command', async () => {
    expect((await run('task')).stderr).toContain('Say what to do');
    expect((await run('task', '--run', 'npm', 'test')).stderr).toContain('quote the whole command');
    expect((await run('task', 'x', '--budget', '-1')).code).toBe(3);
  });
});
