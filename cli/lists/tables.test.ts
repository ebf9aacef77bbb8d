import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { data, startCannedServer } from '../../testing/cli/canned-server.ts';
import type { CannedServer } from '../../testing/cli/canned-server.ts';

const NOON = '2026-11-23T12:00:00.000Z';

let server: CannedServer;
beforeEach(async () => {
  server = await startCannedServer({ isTty: true });
});
afterEach(() => server.close());

const words = (text: string) => text.replaceAll(/ +/g, ' ');
const sent = (): unknown => JSON.parse(server.asked.at(-1) ?? '');

describe('costs', () => {
  const numbers = { calls: 1, costUsd: 0.5, inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };
  const row = (label: string) => ({ ...numbers, keys: [{ by: 'PERSON', value: 'id-1', label }] });

  it('of one line have no sum, and what had no input has nothing from caches', async () => {
    server.answer(data({ costs: [row('Анна')] }));
    expect(words(await server.run('costs', '--by', 'person'))).toBe('PERSON CALLS INPUT CACHED OUTPUT COST\nАнна 1 0 0 % 0 $0.50\n');
  });

  it.each([null, []])('that are none (%j) are said to be none, and are an empty table for programs', async (costs) => {
    server.answer(data({ costs }), data({ costs }));
    expect(await server.run('costs', '--days', '7')).toBe('(No model was called in the last 7 days.)');
    expect(await server.run('costs', '--csv', '--by', 'chat,day')).toMatch(/^chat,chat_id,day,calls,cost_usd,[a-z_,]+\r?\n$/);
  });

  it('carry ids for programs', async () => {
    server.answer(data({ costs: [row('Анна\u001B[31m')] }));
    expect(await server.run('costs', '--csv', '--by', 'person', '--all', '--zone', 'Europe/Berlin')).toMatch(
      /\nАнна[^\p{Cc}]*,id-1,1,0\.5,0/u,
    );
    expect(sent()).toMatchObject({ variables: { everybody: true, timeZone: 'Europe/Berlin', groupBy: ['PERSON'] } });
  });
});

describe('tasks', () => {
  const task = {
    shortId: 'k7m2x9qa',
    state: 'RUNNING',
    stage: { stage: 'RUNNING_TOOLS' },
    queue: null,
    createdAt: NOON,
    startedAt: NOON,
    endedAt: '2026-11-23T12:00:05.000Z',
    spentUsd: 0,
    project: { name: 'demo' },
    command: null,
    prompt: 'Почини\nтест',
  };
  it('say where they stand before they run', async () => {
    const waiting = { ...task, stage: null, startedAt: null, endedAt: null };
    const places = [
      ['QUEUED', { ahead: 3, waitsFor: 'PERSON' }, 'queued: 3 ahead'],
      ['QUEUED', { ahead: 0, waitsFor: 'WORKER' }, 'queued'],
      ['WAITING', { ahead: 0, waitsFor: 'DEPENDENCY' }, 'waiting: for a task'],
      ['WAITING', { ahead: 0, waitsFor: 'APPROVAL' }, 'waiting: for a yes'],
      ['INTERRUPTED', { ahead: 0, waitsFor: 'TIME' }, 'interrupted: to try again'],
      ['QUEUED', { ahead: 0, waitsFor: null }, 'queued'],
    ] as const;
    const edges = places.map(([state, queue]) => ({ node: { ...waiting, state, queue } }));
    server.answer(data({ tasks: { edges, pageInfo: { hasNextPage: false } } }));
    const rows = words(await server.run('tasks'))
      .split('\n')
      .slice(1);
    for (const [at, [, , shown]] of places.entries()) expect(rows[at]).toMatch(new RegExp(`^k7m2x9qa ${shown} 2026-`));
  });

  it('say what they do, or did, and which more there are', async () => {
    const others = [
      { ...task, shortId: 'b', stage: null, endedAt: null, startedAt: null, project: null, command: 'npm test' },
      { ...task, shortId: 'c', state: 'SUCCEEDED', prompt: null },
    ];
    const edges = [task, ...others].map((node) => ({ node }));
    server.answer(data({ tasks: { edges, pageInfo: { hasNextPage: true } } }));
    const said = words(await server.run('tasks'));
    expect(said).toMatch(/k7m2x9qa running: running tools .* 5\.0 s \$0 demo Почини тест\n/);
    expect(said).toMatch(/\nb running 2026.* – \$0 – \$ npm test\nc succeeded .*demo ?\n/);
    expect(said).toContain('(There are more: --last shows up to 100.)');
  });

  it('of one that goes on say how long it took so far', async () => {
    const edges = [{ node: { ...task, startedAt: new Date(Date.now() - 7_230_000).toISOString(), endedAt: null } }];
    server.answer(data({ tasks: { edges, pageInfo: { hasNextPage: false } } }));
    expect(await server.run('tasks')).toMatch(/2 h \d+ min/);
  });

  it.each([null, { edges: [], pageInfo: { hasNextPage: false } }])('that are none: what to do (%j)', async (tasks) => {
    server.answer(data({ tasks }));
    expect(await server.run('tasks')).toContain('There are no tasks yet: parley task "Explain this project"');
  });
});

describe('routing', () => {
  const version = { version: 'v2', createdAt: NOON, labels: 1200, score: 0.9512, scoreBefore: 0.95, isAdopted: true };

  it('shows which model is in use, which was, and which was not taken', async () => {
    const versions = [version, { ...version, version: 'v1' }, { ...version, version: 'v0', isAdopted: false }];
    server.answer(data({ learnedRouting: { active: 'v2', newLabels: 3, trainedAt: NOON, versions } }));
    const said = words(await server.run('routing'));
    expect(said).toContain('(In use: v2. New labels: 3. Trained last: 2026-11-23');
    expect(said).toMatch(/v2 .* 1 200 95\.1 % 95\.0 % in use\nv1 .* earlier\nv0 .* not taken: worse\n/);
  });

  it('shows nothing to whom the server shows nothing', async () => {
    server.answer(data({ learnedRouting: null }));
    expect(await server.run('routing')).toBe('');
  });

  it('taken back says which model is in use now', async () => {
    server.answer(data({ rollBackRouting: { learned: { active: 'v1' } } }));
    expect(await server.run('routing', 'rollback')).toBe('In use now: v1.\n');
  });

  it('lists what was unclear, also what was disliked and which plugin answered', async () => {
    const intent = { turnId: 't1', confidence: 0.5, mode: 'ASSISTANT', plugin: 'places', isDoubted: true, text: 'Где\nкафе?' };
    server.answer(data({ routingReview: [intent] }), data({ routingReview: null }));
    expect(words(await server.run('routing', 'review', '--first', '5'))).toContain('t1 50.0 % assistant places, disliked Где кафе?\n');
    expect(await server.run('routing', 'review')).toBe('(Nothing is unclear.)');
  });

  it('notes what a message was for', async () => {
    server.answer(data({ labelTurn: { intent: { label: null, labelPlugin: null } } }));
    expect(await server.run('routing', 'label', 't1', 'agent')).toBe('Noted: agent.\n');
  });
});

describe('models', () => {
  it('are listed with what they can', async () => {
    const model = {
      id: 'a/b',
      contextTokens: 128_000,
      maxOutputTokens: 4096,
      tools: true,
      vision: false,
      reasoning: true,
      isFree: true,
      isDiscovered: false,
    };
    server.answer(data({ models: [model] }));
    expect(words(await server.run('models'))).toContain('a/b 128 000 4 096 tools, reasoning, free\n');
  });

  it.each([null, []])('that are none (%j): what to do', async (models) => {
    server.answer(data({ models }));
    expect(await server.run('models')).toContain('There is no model: set a key for a provider');
  });
});
