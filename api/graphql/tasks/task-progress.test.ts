import { afterEach, beforeEach, expect, it } from 'vitest';
import { aTask, NOON } from '../../../domain/testing/fixtures.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const QUERY = `{ tasks { edges { node { shortId queue { ahead waitsFor } after { shortId when } dependents { shortId }
  stage { stage detail aliveAt } plan { text state } evidence { filesWritten commands { command exitCode } } } } } }`;

it('a task says what it does, what it waits for and what waits for it; dependents that the caller may not see are left out, and all are asked for at once', async () => {
  const { anna, boris } = api.people;
  const own = { personId: anna.id, projectId: api.project.id };
  const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
  const progress = {
    stage: 'waiting-for-model',
    detail: null,
    since: NOON,
    aliveAt: NOON,
    plan: [{ text: 'Найти', state: 'doing' }],
  } as const;
  const evidence = { commands: [{ command: 'npm test', exitCode: 0 }], filesWritten: ['a.ts'], commits: [], diffStat: null };
  const first = { id: 'first2', progress, result: { summary: 'x', exitCode: null, evidence } } as const;
  await api.ports.tasks.add(aTask({ ...own, ...first }));
  await api.ports.tasks.add(
    aTask({ ...own, id: 'second', state: 'waiting', createdAt: later(1), after: [{ taskId: 'first2', when: 'always' }] }),
  );
  const foreign = await api.ports.projects.add({
    ...api.project,
    id: '00000000-0000-4000-8000-000000009021',
    name: 'theirs',
    folder: 'theirs',
    addedBy: boris.id,
  });
  await api.ports.tasks.add(
    aTask({
      personId: boris.id,
      projectId: foreign.id,
      id: 'boris2',
      state: 'waiting',
      createdAt: later(2),
      after: [{ taskId: 'first2', when: 'success' }],
    }),
  );
  const { data } = await ask(api.url, api.tokens.member.secret, QUERY);
  expect(data).toMatchObject({
    tasks: {
      edges: [
        {
          node: {
            shortId: 'second',
            queue: { waitsFor: 'DEPENDENCY' },
            after: [{ shortId: 'first2', when: 'ALWAYS' }],
            dependents: [],
            stage: null,
          },
        },
        {
          node: {
            ...{ shortId: 'first2', queue: { ahead: 0, waitsFor: 'WORKER' }, after: [], dependents: [{ shortId: 'second' }] },
            ...{ stage: { stage: 'WAITING_FOR_MODEL', detail: null }, plan: [{ text: 'Найти', state: 'DOING' }] },
            evidence: { filesWritten: ['a.ts'], commands: [{ command: 'npm test', exitCode: 0 }] },
          },
        },
      ],
    },
  });
  const { data: all } = await ask(api.url, api.tokens.owner.secret, '{ task(id: "first2") { dependents { shortId } } }');
  expect(all).toEqual({ task: { dependents: [{ shortId: 'second' }, { shortId: 'boris2' }] } });
});

it('the places and files of a page of tasks are asked for once, whatever their number', async () => {
  const asked: string[] = [];
  await api.close();
  api = await startApi({
    ports: ({ tasks, attachments }) => ({
      tasks: { ...tasks, positions: (...of) => (asked.push(`places of ${of[0].length}`), tasks.positions(...of)) },
      attachments: { ...attachments, sentByAll: (...of) => (asked.push(`files of ${of[1].length}`), attachments.sentByAll(...of)) },
    }),
  });
  const own = { personId: api.people.anna.id, projectId: api.project.id };
  for (const id of ['first2', 'second', 'third2']) await api.ports.tasks.add(aTask({ ...own, id }));
  const { data } = await ask(api.url, api.tokens.member.secret, '{ tasks { edges { node { queue { ahead } files { id } } } } }');
  const node = { queue: { ahead: expect.any(Number) }, files: [] };
  expect(data).toEqual({ tasks: { edges: [{ node }, { node }, { node }] } });
  expect(asked.toSorted()).toEqual(['files of 3', 'places of 3']);
});
