import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { aTemplate } from '../../../domain/testing/in-memory-templates.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await startApi();
  const parameters = [{ name: 'depth', type: 'number', description: '', default: '3', choices: [] }] as const;
  api.ports.templates.known.push(aTemplate({ parameters, prompt: 'Look {{depth}} deep.' }));
});
afterAll(() => api.close());

const CREATE = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { __typename
  ... on CreateTaskPayload { task { shortId prompt template budgetUsd confirmation state } schedule { shortId } }
  ... on InvalidInputError { field message } } }`;

describe('createTask', () => {
  it('takes a template with its parameters, and the same clientTaskId again is the same task', async () => {
    const input = {
      project: 'demo',
      template: 'daily',
      parameters: [{ name: 'depth', value: '7' }],
      budgetUsd: 0.5,
      time: '30m',
      clientTaskId: 'a',
    };
    const first = await ask(api.url, api.tokens.member.secret, CREATE, { input });
    expect(first.data).toMatchObject({
      createTask: { task: { prompt: 'Look 7 deep.', template: 'daily', budgetUsd: 0.5, state: 'QUEUED' }, schedule: null },
    });
    expect((await ask(api.url, api.tokens.member.secret, CREATE, { input })).data).toEqual(first.data);
  });

  it('asks before a dear task unless it is confirmed, which estimateTask says beforehand', async () => {
    const input = { project: 'demo', prompt: 'x', budgetUsd: 50 };
    const estimate = 'query ($input: EstimateTaskInput!) { estimateTask(input: $input) { isAsked mostUsd count median { costUsd } } }';
    expect((await ask(api.url, api.tokens.member.secret, estimate, { input })).data).toEqual({
      estimateTask: { isAsked: true, mostUsd: 50, count: 0, median: null },
    });
    const asked = await ask(api.url, api.tokens.member.secret, CREATE, { input });
    expect(asked.data).toMatchObject({ createTask: { task: { confirmation: expect.stringContaining('$50.00') } } });
    const confirmed = await ask(api.url, api.tokens.member.secret, CREATE, { input: { ...input, confirmed: true } });
    expect(confirmed.data).toMatchObject({ createTask: { task: { confirmation: null } } });
  });

  it('lets a command be run again that may be, and no prompt', async () => {
    const create = CREATE.replace('state }', 'state command isRepeatable }');
    const input = { project: 'demo', command: 'make', repeatable: true };
    const made = await ask(api.url, api.tokens.member.secret, create, { input });
    expect(made.data).toMatchObject({ createTask: { task: { command: 'make', isRepeatable: true } } });
    const refused = await ask(api.url, api.tokens.member.secret, create, { input: { project: 'demo', prompt: 'x', repeatable: true } });
    expect(refused.data).toMatchObject({ createTask: { field: 'repeatable', message: 'К --repeatable нужен ещё --run "npm test".' } });
  });

  it('makes a schedule instead of a task when it says when', async () => {
    const input = { project: 'demo', prompt: 'x', schedule: { cron: '0 9 * * *', timeZone: 'Europe/Berlin' } };
    const made = await ask(api.url, api.tokens.member.secret, CREATE, { input });
    expect(made.data).toMatchObject({ createTask: { task: null, schedule: { shortId: expect.any(String) } } });
  });

  it('makes by createSchedule the same as with a schedule of its own', async () => {
    const task = {
      project: 'demo',
      template: 'daily',
      parameters: [{ name: 'depth', value: '9' }],
      steps: 7,
      time: '20m',
      idle: '2m',
      confirmed: true,
    };
    const when = { cron: '0 9 * * *', timeZone: 'Europe/Berlin', missed: 'SKIP' };
    const create = `mutation ($input: CreateScheduleInput!) { createSchedule(input: $input) { __typename
      ... on CreateSchedulePayload { schedule { shortId } } ... on InvalidInputError { field message } } }`;
    const { secret } = api.tokens.member;
    const input = { ...task, budgetUsd: 50, ...when, clientTaskId: 'each morning' };
    const made = await ask<{ createSchedule: { schedule: { shortId: string } } }>(api.url, secret, create, { input });
    expect((await ask(api.url, secret, create, { input })).data).toEqual(made.data);
    const other = await ask<{ createTask: { schedule: { shortId: string } } }>(api.url, secret, CREATE, {
      input: { ...task, budgetUsd: 50, schedule: when },
    });
    const [one, two] = await Promise.all(
      [made.data.createSchedule.schedule, other.data.createTask.schedule].map(({ shortId }) => api.ports.schedules.get(shortId)),
    );
    expect(one).toEqual({ ...two, id: one?.id });
    expect(one?.plan).toMatchObject({
      work: { prompt: 'Look 9 deep.', template: { name: 'daily' } },
      limits: { steps: 7, wallMs: 1_200_000, idleMs: 120_000 },
      confirmation: null,
    });
    const wrong = { template: 'dayly', ...when };
    expect((await ask(api.url, secret, create, { input: wrong })).data).toMatchObject({ createSchedule: { field: 'template' } });
  });

  it.each([
    [{ template: 'dayly' }, 'template'],
    [{ prompt: 'x', after: ['nothing'] }, 'after'],
    [{ prompt: 'x', time: 'soon' }, 'time'],
    [{ prompt: 'x', steps: 0 }, 'steps'],
    [{ prompt: 'x', clientTaskId: '' }, 'clientTaskId'],
    [{ template: 'daily', parameters: [{ name: 'dpeth', value: '1' }] }, 'parameters'],
  ])('refuses %j, naming the field', async (change, field) => {
    const answer = await ask(api.url, api.tokens.member.secret, CREATE, { input: { project: 'demo', ...change } });
    expect(answer.data).toMatchObject({ createTask: { __typename: 'InvalidInputError', field } });
  });

  it("I7: templates are members' to read, and cloning is an admin's", async () => {
    const templates = '{ templates { templates { name } problems { file } } }';
    expect((await ask(api.url, api.tokens.member.secret, templates)).data).toEqual({
      templates: { templates: [{ name: 'daily' }], problems: [] },
    });
    const clone = 'mutation { cloneProject(input: { url: "https://github.com/owner/name" }) { __typename ... on Error { code } } }';
    expect((await ask(api.url, api.tokens.member.secret, clone)).data).toMatchObject({ cloneProject: { code: 'access.forbidden' } });
    expect(api.ports.cloner.cloned).toEqual([]);
  });
});
