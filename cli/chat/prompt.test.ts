import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { makeClient } from '../client.ts';
import type { Server } from '../connection/find-server.ts';
import { makeTerminal } from '../output/terminal.ts';
import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';
import { aBody } from '../../domain/testing/fixtures.ts';
import { runPrompt } from './prompt.ts';

const POLL = { timeout: 10_000, interval: 10 };

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi({ isAlive: true });
});
afterEach(() => world.close());

/** A person at a terminal: what they type, and what they have seen. */
function sitDown() {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin }) as unknown as NodeJS.ReadStream & PassThrough;
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 }) as unknown as NodeJS.WriteStream & PassThrough;
  let seen = '';
  stdout.on('data', (chunk) => (seen += String(chunk)));
  const server: Server = {
    url: `http://127.0.0.1:${world.api.port}`,
    token: world.api.tokens.owner.secret,
    urlFrom: '',
    tokenFrom: '',
    dataDir: world.dataDir,
    isLocal: true,
  };
  const terminal = makeTerminal(stdout, stdout);
  const client = makeClient({ terminal, server: () => server, onInterrupt: () => undefined });
  const ended = runPrompt(client, { stdin, stdout });
  return { type: (text: string) => void stdin.write(text), seen: () => seen, ended };
}

async function answer(text: string, more: { readonly choices?: readonly string[]; readonly commands?: readonly string[] } = {}) {
  for (;;) {
    const claimed = await world.api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 });
    if (claimed !== null) {
      const { turn, fence } = claimed;
      const endedAt = world.api.ports.clock.now();
      await world.api.ports.turns.finish(
        turn.id,
        fence,
        {
          state: 'answered',
          reply: text,
          model: 'x/y',
          cost: 0,
          milliseconds: 1_200,
          endedAt,
          ...more,
        },
        aBody(text),
      );
      world.api.ports.doorbell.ring(`conversation:${turn.conversationId}`);
      return turn.text;
    }
    await new Promise((later) => setTimeout(later, 5));
  }
}

describe('the prompt', () => {
  it('shows what can be pressed, presses it by its number, and takes any other line for a message', async () => {
    const person = sitDown();
    person.type('hello\r');
    await answer('Pick.', { choices: ['one', 'two'], commands: ['/help', '/tasks'] });
    await expect.poll(person.seen, POLL).toContain(':1 one   :2 two');
    person.type(':2\r');
    await expect.poll(person.seen, POLL).toMatch(/One moment|Секунду/);
    expect(await answer('Tasks.')).toBe('/tasks');
    person.type(':7\r');
    expect(await answer('Not a button.')).toBe(':7');
    await expect.poll(person.seen, POLL).toContain('Not a button.\n');
    person.type('\u0004');
    await person.ended;
  });

  it('takes a pasted text as one message, and says below the reply who answered', async () => {
    const person = sitDown();
    person.type('first line\rsecond line\r');
    expect(await answer('\u001b[2JRead it.')).toBe('first line\nsecond line');
    await expect.poll(person.seen, POLL).toContain('Read it.\n');
    await expect.poll(person.seen, POLL).toContain('x/y · $0 · 1.2 s');
    expect(person.seen()).not.toContain('\u001b[2J');
    person.type('\u0004');
    await person.ended;
  });

  it('by Ctrl-C drops a line, waits no longer for a reply, and at an empty line ends', async () => {
    const person = sitDown();
    person.type('not this');
    person.type('\u0003');
    person.type('hello\r');
    await expect.poll(() => world.api.ports.doorbell.rung.length, POLL).toBeGreaterThan(0);
    person.type('\u0003');
    await expect.poll(person.seen, POLL).toContain('No longer waiting for this reply');
    expect(await answer('Late.')).toBe('hello');
    person.type('\u0003');
    await person.ended;
  });
});
