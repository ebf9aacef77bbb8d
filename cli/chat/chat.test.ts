import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ClaimedTurn } from '../../domain/conversation/turn.ts';
import { aBody } from '../../domain/testing/fixtures.ts';
import { runClient, startClient } from '../../testing/cli/start-client.ts';
import type { RunningClient } from '../../testing/cli/start-client.ts';
import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';

const POLL = { timeout: 10_000, interval: 10 };
const ENDED_AT = new Date('2026-11-23T12:00:01Z');

let world: RestartableApi;
const clients: RunningClient[] = [];
beforeEach(async () => {
  world = await startRestartableApi({ isAlive: true });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.child.kill('SIGKILL');
  await world.close();
});

const start = (...args: string[]): RunningClient => {
  const client = startClient(['chat', ...args], { env: world.env });
  clients.push(client);
  return client;
};

/** Takes the next message as a worker does. */
async function claim(): Promise<ClaimedTurn> {
  for (;;) {
    const claimed = await world.api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 });
    if (claimed !== null) return claimed;
    await new Promise((later) => setTimeout(later, 5));
  }
}

async function partial({ turn, fence }: ClaimedTurn, text: string): Promise<void> {
  await world.api.ports.conversationLog.putPartial(turn.conversationId, fence, { turnId: turn.id, text });
  world.api.ports.doorbell.ring(`conversation:${turn.conversationId}`);
}

async function reply({ turn, fence }: ClaimedTurn, text: string): Promise<void> {
  const outcome = { state: 'answered', reply: text, model: 'x/y', cost: 1_500_000, milliseconds: 42, endedAt: ENDED_AT } as const;
  await world.api.ports.turns.finish(turn.id, fence, outcome, aBody());
  world.api.ports.doorbell.ring(`conversation:${turn.conversationId}`);
}

async function answer(text: string): Promise<string> {
  const claimed = await claim();
  await reply(claimed, text);
  return claimed.turn.text;
}

describe('one message', () => {
  it('gets its reply as it is made, and the client ends', async () => {
    const client = start('Привет,', 'Parley');
    const claimed = await claim();
    expect(claimed.turn.text).toBe('Привет, Parley');
    await partial(claimed, 'Добрый ');
    await expect.poll(client.stdout, POLL).toBe('Добрый');
    await partial(claimed, 'Добрый день');
    await expect.poll(client.stdout, POLL).toBe('Добрый день');
    await reply(claimed, 'Добрый день!\n');
    expect(await client.ended).toBe(0);
    expect(client.stdout()).toBe('Добрый день!\n');
    expect(client.stderr()).toBe('');
  });

  it('gets a reply that was there before anybody listened', async () => {
    const client = start('quick');
    await answer('At once.');
    expect(await client.ended).toBe(0);
    expect(client.stdout()).toBe('At once.\n');
  });

  it('is read from the input when asked to', async () => {
    const client = start('-');
    client.child.stdin.end('two\nlines\n');
    expect(await answer('Yes.')).toBe('two\nlines\n');
    expect(await client.ended).toBe(0);
  });

  it('takes files with it, with or without a word', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));
    writeFileSync(join(folder, 'кот.png'), 'x');
    writeFileSync(join(folder, 'план.txt'), 'Сажать');
    const client = start('--file', join(folder, 'кот.png'), '--file', join(folder, 'план.txt'));
    const claimed = await claim();
    const files = (await world.api.ports.attachments.ofTurns([claimed.turn.id])).get(claimed.turn.id);
    expect(files).toMatchObject([
      { name: 'кот.png', kind: 'picture', size: 1 },
      { name: 'план.txt', kind: 'document', size: 12 },
    ]);
    await reply(claimed, 'Seen.');
    expect(await client.ended).toBe(0);
    expect(client.stdout()).toBe('Seen.\n');
    rmSync(folder, { recursive: true });
  });

  it('whose file cannot be read or is not taken is not sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));
    const zip = join(folder, 'a.zip');
    writeFileSync(zip, 'PK');
    const refused = 'Archives and programs are not taken: send the files themselves.';
    expect(await runClient(['chat', 'x', '--file', zip], { env: world.env })).toMatchObject({ code: 3, stderr: `${zip}: ${refused}\n` });
    const nothing = join(folder, 'nothing');
    const missing = await runClient(['chat', 'x', '--file', nothing], { env: world.env });
    expect(missing).toMatchObject({ code: 3, stderr: `${nothing} cannot be read: is there such a file?\n` });
    expect(await world.api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 })).toBeNull();
    rmSync(folder, { recursive: true });
  });

  it('that fails says why on stderr and by the exit code', async () => {
    const client = start('hello');
    const { turn, fence } = await claim();
    const outcome = {
      state: 'failed',
      code: 'model.unreachable',
      message: 'No model answers.',
      cost: 0,
      milliseconds: 1,
      endedAt: ENDED_AT,
    } as const;
    await world.api.ports.turns.finish(turn.id, fence, outcome, aBody());
    world.api.ports.doorbell.ring(`conversation:${turn.conversationId}`);
    expect(await client.ended).toBe(1);
    expect(client.stdout()).toBe('');
    expect(client.stderr()).toBe('No model answers.\n');
  });

  it('I1: is sent again under the same id when nobody knows whether it arrived, and is one message', async () => {
    let cuts = 0;
    const proxy = createServer((near) => {
      const far = connect(world.api.port, '127.0.0.1');
      near.pipe(far).on('error', () => undefined);
      near.on('error', () => undefined);
      if (cuts > 0) return void far.pipe(near);
      cuts += 1;
      // The message has arrived; its answer does not come back.
      far.once('data', () => near.destroy());
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = proxy.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const client = start('only once', '--url', `http://127.0.0.1:${port}`);
    const first = await claim();
    await expect.poll(client.stderr, POLL).toContain('Connected again.');
    await reply(first, 'Here.');
    expect(await client.ended).toBe(0);
    expect(client.stdout()).toBe('Here.\n');
    expect(cuts).toBe(1);
    expect(await world.api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 })).toBeNull();
    proxy.close();
  });

  it('gets its whole reply once when the server was away in between', async () => {
    const client = start('hello');
    const claimed = await claim();
    await partial(claimed, 'One, two');
    await expect.poll(client.stdout, POLL).toBe('One, two');
    await world.stop();
    await expect.poll(client.stderr, POLL).toContain('Trying again');
    await partial(claimed, 'One, two, three');
    await world.startAgain();
    await expect.poll(client.stdout, POLL).toBe('One, two, three');
    await reply(claimed, 'One, two, three.');
    expect(await client.ended).toBe(0);
    expect(client.stdout()).toBe('One, two, three.\n');
  });

  it('whose reply goes on differently shows the new one whole', async () => {
    const client = start('hello');
    const claimed = await claim();
    await partial(claimed, 'The first model says');
    await expect.poll(client.stdout, POLL).toBe('The first model says');
    await reply(claimed, 'Another model says this.');
    expect(await client.ended).toBe(0);
    expect(client.stdout()).toBe('The first model says\nAnother model says this.\n');
    expect(client.stderr()).toBe('The reply begins anew:\n');
  });

  it('is left by Ctrl-C, which says that it is answered all the same', async () => {
    const client = start('hello');
    await claim();
    client.child.kill('SIGINT');
    expect(await client.ended).toBe(130);
    expect(client.stderr()).toContain('it is answered and kept');
  });

  it('that the server does not take is refused in one sentence', async () => {
    expect(await runClient(['chat', '  '], { env: world.env })).toEqual({ code: 3, stdout: '', stderr: 'A message needs some text.\n' });
  });
});

describe('a conversation', () => {
  it('takes each line as a message, commands included, one after the other, and ends with the input', async () => {
    const client = start();
    client.child.stdin.write('first\n');
    const first = await claim();
    client.child.stdin.write('\n/help\n');
    await partial(first, 'Answer');
    await expect.poll(client.stdout, POLL).toBe('Answer');
    await reply(first, 'Answer one.');
    expect(await answer('Commands.')).toBe('/help');
    await expect.poll(client.stdout, POLL).toBe('Answer one.\nCommands.\n');
    client.child.stdin.end();
    expect(await client.ended).toBe(0);
    expect(client.stderr()).toBe('');
  });

  it('shows what Parley says by itself', async () => {
    const client = start();
    client.child.stdin.write('hello\n');
    const claimed = await claim();
    await reply(claimed, 'Hi.');
    await expect.poll(client.stdout, POLL).toBe('Hi.\n');
    const { conversationId } = claimed.turn;
    await world.api.ports.conversationLog.addNotice(conversationId, { key: 'k', text: 'Task `x` succeeded.', taskId: null, at: ENDED_AT });
    world.api.ports.doorbell.ring(`conversation:${conversationId}`);
    await expect.poll(client.stdout, POLL).toBe('Hi.\nTask `x` succeeded.\n');
  });

  it('goes on after a message that was refused or failed', async () => {
    const client = start();
    client.child.stdin.write(`${'x'.repeat(100_001)}\n`);
    await expect.poll(client.stderr, POLL).toContain('at most 100000 characters');
    client.child.stdin.write('shorter\n');
    await answer('Better.');
    await expect.poll(client.stdout, POLL).toBe('Better.\n');
  });

  it('answers later messages also when other clients talk in it', async () => {
    const client = start();
    client.child.stdin.write('mine\n');
    await answer('Yours.');
    await expect.poll(client.stdout, POLL).toBe('Yours.\n');
    const other = start('theirs');
    await answer('Theirs.');
    expect(await other.ended).toBe(0);
    client.child.stdin.write('mine again\n');
    await answer('Yours again.');
    await expect.poll(client.stdout, POLL).toBe('Yours.\nYours again.\n');
    expect(other.stdout()).toBe('Theirs.\n');
  });
});
