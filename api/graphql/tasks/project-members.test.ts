import { afterAll, beforeAll, expect, it } from 'vitest';

import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const change = (name: 'addProjectMember' | 'removeProjectMember', secret: string, person = 'Boris') =>
  ask(
    api.url,
    secret,
    `mutation ($person: String!, $project: String!) { change: ${name}(input: { project: $project, person: $person }) {
      __typename ... on Error { code message } } }`,
    { person, project: api.project.name },
  );

it('a person is made a member of a project and sees its tasks from then on, until that is ended', async () => {
  const { member, other } = api.tokens;
  const { task } = await api.runningTask(api.people.anna);
  const seen = async () => (await ask(api.url, other.secret, '{ tasks { edges { node { shortId } } } }')).data;
  expect(await seen()).toEqual({ tasks: { edges: [] } });
  expect((await change('addProjectMember', member.secret)).data).toEqual({ change: { __typename: 'AddProjectMemberPayload' } });
  expect(await seen()).toEqual({ tasks: { edges: [{ node: { shortId: task.id } }] } });
  expect((await change('removeProjectMember', member.secret)).data).toEqual({ change: { __typename: 'RemoveProjectMemberPayload' } });
  expect(await seen()).toEqual({ tasks: { edges: [] } });
});

it('I7: whoever did not add it is answered as if the project were not there, and a token that reads changes nothing', async () => {
  const reads = await api.tokenFor(api.people.anna, { scope: 'read' });
  expect((await change('addProjectMember', api.tokens.other.secret)).data).toMatchObject({ change: { code: 'id.unknown' } });
  expect((await change('addProjectMember', reads.secret)).data).toMatchObject({ change: { code: 'access.forbidden' } });
  expect((await change('addProjectMember', api.tokens.member.secret, 'Никто')).data).toMatchObject({
    change: { __typename: 'InvalidInputError', message: expect.stringContaining('«Никто»') },
  });
  expect(await api.ports.projects.isMember(api.project.id, api.people.boris.id)).toBe(false);
});
