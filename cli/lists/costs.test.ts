import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { aReservation, NOON, uuid } from '../../domain/testing/fixtures.ts';
import { runClient } from '../../testing/cli/start-client.ts';
import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';

const CENT = 10_000_000;

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(args, { env: world.env });

async function spend(number: number, personId: string, cents: number, change: Partial<Parameters<typeof aReservation>[0]> = {}) {
  const { ledger, clock } = world.api.ports;
  await ledger.reserve(aReservation({ id: uuid(number), personId, at: NOON, ...change }));
  const usage = { inputTokens: 10, cacheReadTokens: 80, cacheWriteTokens: 10, outputTokens: 5, reasoningTokens: 3 };
  await ledger.settle(uuid(number), { cost: cents * CENT, usage }, NOON);
  await clock.advance(1);
}

describe('costs', () => {
  it('are a table of what is asked for, with what caches gave and all together', async () => {
    const { olga, anna } = world.api.people;
    await spend(71, olga.id, 25);
    await spend(72, olga.id, 50, { mode: 'agent' });
    await spend(73, anna.id, 100);
    const { stdout } = await run('costs', '--by', 'day,mode', '--zone', 'UTC');
    expect(stdout.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim())).toEqual([
      'DAY MODE CALLS INPUT CACHED OUTPUT COST',
      '2026-11-23 agent 1 100 80 % 5 $0.50',
      '2026-11-23 chat 1 100 80 % 5 $0.25',
      'together 2 200 80 % 10 $0.75',
      '',
    ]);
    expect((await run('costs', '--by', 'person', '--all')).stdout).toMatch(
      /Анна +1 .*\$1\.00\n(.*\n)?Olga +2 .*\$0\.75|Olga +2 .*\$0\.75\nАнна +1 .*\$1\.00/,
    );
  });

  it('are comma-separated values with every number, for programs', async () => {
    const { olga } = world.api.people;
    await world.api.ports.people.change(olga.id, { name: '=Olga, "O"' });
    await spend(71, olga.id, 25);
    const { stdout } = await run('costs', '--csv', '--by', 'person,model,feedback');
    expect(stdout).toBe(
      'person,person_id,model,feedback,calls,cost_usd,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens,reasoning_tokens\r\n' +
        `"'=Olga, ""O""",${olga.id},anthropic/claude,,1,0.25,100,80,10,5,3\r\n`,
    );
    expect((await run('costs', '--csv', '--days', '1', '--by', 'task')).stdout.split('\r\n')).toHaveLength(3);
  });

  it.each([
    [['--by', 'day,colour'], 'Allowed, also several with commas: day, person'],
    [['--zone', 'Mars'], 'There is no time zone "Mars"'],
  ])('%j is answered with what is allowed', async (args, sentence) => {
    const { code, stderr } = await run('costs', ...args);
    expect(code).toBe(3);
    expect(stderr).toContain(sentence);
  });
});

describe('budget', () => {
  it('shows what may be spent, and changes it for the owner', async () => {
    await spend(71, world.api.people.olga.id, 25, {
      budgets: [{ name: 'person-day', account: `person-day:${world.api.people.olga.id}:2026-11-23`, limit: 1e12, renewsAt: null }],
    });
    expect((await run('budget')).stdout).toMatch(/person: each one, a day +\$5\.00 +\$5\.00 +\$0\.25 +2026-11-2\d/);
    expect((await run('budget', 'person', '7.5', '--today')).stdout).toMatch(/person: each one, a day +\$7\.50 today +\$5\.00/);
    expect((await run('budget', 'server', '100')).stdout).toMatch(/server: everything, a day +\$100\.00 +\$20\.00/);
    expect((await run('budget', 'person', 'auto')).stdout).toMatch(/person: each one, a day +\$5\.00 +\$5\.00/);
    const { secret } = world.api.tokens.member;
    expect(await run('budget', 'person', '1', '--token', secret)).toMatchObject({ code: 3, stdout: '' });
  });

  it.each([
    [['person'], 'Say how many US dollars'],
    [['person', '-5'], 'Allowed: US dollars from 0 to 1000000'],
    [['person', 'much'], 'Allowed: US dollars from 0 to 1000000'],
    [['garden', '5'], 'Allowed choices are person, chat, task, memory, server.'],
    [['task', '5', '--today'], 'has no day'],
  ])('%j is answered with what is allowed', async (args, sentence) => {
    const { code, stderr } = await run('budget', ...args);
    expect(stderr).toContain(sentence);
    expect(code).toBe(3);
  });
});
