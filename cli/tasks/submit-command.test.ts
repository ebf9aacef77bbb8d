import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { data, startCannedServer } from '../../testing/cli/canned-server.ts';
import type { CannedServer } from '../../testing/cli/canned-server.ts';

let server: CannedServer;
beforeEach(async () => {
  server = await startCannedServer({ isTty: true });
});
afterEach(() => server.close());

const NOWHERE = data({ conversation: null });
const made = (confirmation: string | null = null) => data({ createTask: { task: { shortId: 'k7m2x9qa', confirmation }, schedule: null } });
const sent = (): unknown => JSON.parse(server.asked.at(-1) ?? '');

describe('task merge and task discard', () => {
  it('are what they are in a chat, and no prompt that costs money', async () => {
    server.answer(data({ mergeTask: { task: { shortId: 'k7m2x9qa' } } }), data({ discardTask: { task: { shortId: 'k7m2x9qa' } } }));
    expect(await server.run('task', 'merge', 'K7M2X9QA')).toContain('The work of task k7m2x9qa is merged.');
    expect(sent()).toMatchObject({ variables: { id: 'k7m2x9qa' } });
    expect(await server.run('task', 'discard', 'k7m2x9qa')).toContain('The branch of task k7m2x9qa is removed.');
    await expect(server.run('task', 'merge')).rejects.toThrow('Say which task: parley merge k7m2p9qa.');
    expect(server.asked).toHaveLength(2);
  });

  it('begin a prompt when more is said', async () => {
    server.answer(NOWHERE, made());
    await server.run('task', 'merge', 'the', 'branches');
    expect(sent()).toMatchObject({ variables: { input: { prompt: 'merge the branches' } } });
  });
});

describe('a task', () => {
  it('goes to the project that was chosen, with all that was said of it', async () => {
    server.answer(data({ conversation: { project: { name: 'demo' } } }), made());
    const limits = [
      '--budget',
      '2',
      '--steps',
      '5',
      '--time',
      '30m',
      '--idle',
      '5m',
      '--model',
      'a/b',
      '--branch',
      'main',
      '--after',
      'ABC, def',
      '--on',
      'always',
    ];
    expect(await server.run('task', ...limits, 'Почини', 'тест')).toContain('Task k7m2x9qa is queued.');
    const input = {
      project: 'demo',
      prompt: 'Почини тест',
      budgetUsd: 2,
      steps: 5,
      time: '30m',
      idle: '5m',
      branch: 'main',
      after: ['abc', 'def'],
      on: 'ALWAYS',
      confirmed: false,
    };
    expect(sent()).toMatchObject({ variables: { input } });
  });

  it('lets a command be run again that may be', async () => {
    server.answer(NOWHERE, made());
    await server.run('task', '--run', 'make', '--repeatable');
    expect(sent()).toMatchObject({ variables: { input: { command: 'make', repeatable: true } } });
  });

  it('that asks before it starts says so', async () => {
    server.answer(NOWHERE, made('it may cost $5.'));
    expect(await server.run('task', '--run', 'npm test')).toContain('(Task k7m2x9qa asks before it starts: it may cost $5.)');
  });

  it('that a person said yes to beforehand does not ask', async () => {
    server.answer(NOWHERE, made());
    await server.run('task', '--yes', 'x');
    expect(sent()).toMatchObject({ variables: { input: { confirmed: true } } });
  });

  it.each([
    [['--cron', '0 9 * * *', '--missed', 'skip', '--tz', 'UTC'], { cron: '0 9 * * *', missed: 'SKIP', timeZone: 'UTC' }],
    [['--at', 'tomorrow 9:00', '--missed', 'run-once'], { at: 'tomorrow 9:00', missed: 'RUN_ONCE' }],
  ])('can be for later (%j)', async (options, schedule) => {
    server.answer(NOWHERE, data({ createTask: { task: null, schedule: { shortId: 's1', confirmation: null } } }));
    expect(await server.run('task', ...options, 'x')).toContain('Schedule s1 is set.');
    expect(sent()).toMatchObject({ variables: { input: { schedule } } });
  });

  it('that asks before a schedule begins says how to say yes where nobody can be asked', async () => {
    server.answer(NOWHERE, data({ createTask: { task: null, schedule: { shortId: 's1', confirmation: 'Each time $5?' } } }));
    const said = await server.run('task', '--cron', '0 9 * * *', 'x');
    expect(said).toContain('Schedule s1 waits for your yes: Each time $5? parley schedules resume s1 is the yes.');
    expect(said).not.toContain('is set');
  });

  it('takes from a template what the template knows, a branch too', async () => {
    const parameters = [
      { name: 'branch', type: 'TEXT', default: null },
      { name: 'deep', type: 'FLAG', default: null },
    ];
    server.answer(NOWHERE, data({ templates: { templates: [{ name: 'review', parameters }], problems: [] } }), made());
    await server.run('task', '--template', 'Review', '--branch', 'dev', '--deep');
    const named = [
      { name: 'deep', value: 'true' },
      { name: 'branch', value: 'dev' },
    ];
    expect(sent()).toMatchObject({ variables: { input: { template: 'Review', parameters: named } } });
    expect(server.asked.at(-1)).not.toContain('"branch":"dev"');
  });

  it('of an unknown template has the branch for itself', async () => {
    server.answer(NOWHERE, data({ templates: null }), made());
    await server.run('task', '--template', 'none', '--branch', 'dev');
    expect(sent()).toMatchObject({ variables: { input: { template: 'none', parameters: [], branch: 'dev' } } });
  });

  it.each([
    [['--run', 'npm', 'test'], 'Give either a prompt or --run'],
    [[], 'Say what to do: parley task'],
    [['--tz', 'UTC', 'x'], '--tz and --missed belong to --cron or --at'],
    [['--missed', 'skip', 'x'], '--tz and --missed belong to --cron or --at'],
    [['--on', 'failure', 'x'], '--on belongs to --after'],
    [['--unknown', 'x'], 'There is no option --unknown'],
  ])('%j is answered with what is allowed, and nothing is started', async (args, sentence) => {
    server.answer(NOWHERE);
    await expect(server.run('task', ...args)).rejects.toThrow(sentence);
    expect(server.asked).toHaveLength(1);
  });
});

describe('going on', () => {
  const task = (shortId: string, endedAt: string | null, change: object = {}) => ({
    node: { shortId, endedAt, isMine: true, prompt: 'x', ...change },
  });

  const page = (edges: readonly object[]) => ({ tasks: { edges, pageInfo: { hasNextPage: false, endCursor: null } } });

  it('is with the last of one’s own tasks that has ended with a context', async () => {
    const edges = [
      task('older', '2026-11-23T10:00:00Z'),
      task('last', '2026-11-23T11:00:00Z'),
      task('runs', null),
      task('theirs', '2026-11-23T12:00:00Z', { isMine: false }),
      task('command', '2026-11-23T12:00:00Z', { prompt: null }),
    ];
    server.answer(
      data({ tasks: { edges: [task('runs', null)], pageInfo: { hasNextPage: true, endCursor: 'c1' } } }),
      data(page(edges)),
      made(),
    );
    await server.run('taskcontinue', 'дальше');
    expect(server.asked.at(-2)).toContain('"after":"c1"');
    expect(sent()).toMatchObject({ variables: { input: { continues: 'last', prompt: 'дальше' } } });
  });

  it.each([{ tasks: null }, page([]), page([task('runs', null)])])('is refused where none has (%j)', async (tasks) => {
    server.answer(data(tasks));
    await expect(server.run('taskcontinue', 'on')).rejects.toThrow('None of your tasks has ended with a context');
  });
});

it('a program is told the id alone, also of a schedule', async () => {
  const program = await startCannedServer();
  program.answer(NOWHERE, made(), NOWHERE, data({ createTask: { task: null, schedule: null } }));
  expect(await program.run('task', 'x')).toBe('k7m2x9qa\n');
  expect(await program.run('task', '--at', 'tomorrow', 'x')).toBe('\n');
  program.answer(NOWHERE, data({ createTask: { code: 'input.invalid', message: 'Нет такого проекта.' } }));
  await expect(program.run('task', 'x')).rejects.toThrow('Нет такого проекта.');
  await program.close();
});
