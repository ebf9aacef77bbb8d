import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnknownIdError } from '../../domain/errors.ts';
import { aConversation, aTask, uuid } from '../../domain/testing/fixtures.ts';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { ask } from '../../testing/api/graphql-client.ts';
import { encodeGlobalId } from './global-id.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const ERROR = '__typename ... on Error { code message }';
const unknown = (kind: string) => ({ __typename: 'UnknownIdError', code: 'id.unknown', message: new UnknownIdError(kind).message });

describe('somebody else’s things', () => {
  beforeEach(async () => {
    await api.ports.tasks.add(aTask({ id: 'annas', personId: api.people.anna.id, projectId: api.project.id }));
    await api.ports.conversations.ensure(aConversation({ id: uuid(9_100), personId: api.people.anna.id }));
  });

  it.each([
    ['one of somebody else’s', 'annas'],
    ['one that there never was', 'nobodys'],
    ['nonsense', "x'; --"],
    ['a huge one', 'x'.repeat(5_000)],
    ['a global id of another type', encodeGlobalId('Turn', uuid(1))],
  ])('are answered like what does not exist: a task by %s', async (_what, id) => {
    const query = `query ($id: ID!) { task(id: $id) { id } }`;
    expect(await ask(api.url, api.tokens.other.secret, query, { id })).toMatchObject({
      status: 200,
      data: { task: null },
      errors: [
        {
          message: 'There is no such task: write the code of one that you can see, such as k7m2p9qa.',
          path: ['task'],
          extensions: { code: 'id.unknown' },
        },
      ],
    });
    const stop = `mutation ($id: ID!) { stopTask(input: { id: $id }) { ${ERROR} } }`;
    expect((await ask(api.url, api.tokens.other.secret, stop, { id })).data).toEqual({ stopTask: unknown('task') });
  });

  it.each([
    ['of somebody else', encodeGlobalId('Conversation', uuid(9_100))],
    ['of nobody', encodeGlobalId('Conversation', uuid(9_999))],
    ['that is no UUID', encodeGlobalId('Conversation', 'abc')],
    ['that is no global id', uuid(9_100)],
  ])('are answered like what does not exist: a conversation %s', async (_what, id) => {
    const { secret } = api.tokens.other;
    const read = 'query ($id: ID!) { conversation(id: $id) { title } node(id: $id) { id } }';
    expect(await ask(api.url, secret, read, { id })).toMatchObject({
      data: { conversation: null, node: null },
      errors: [{ message: 'There is no such conversation.' }],
    });
    const send = `mutation ($id: ID!) { sendMessage(input: { text: "hi", conversationId: $id }) { ${ERROR} } }`;
    expect((await ask(api.url, secret, send, { id })).data).toEqual({ sendMessage: unknown('conversation') });
    const create = `mutation ($id: ID!) { createTask(input: { command: "ls", conversationId: $id }) { ${ERROR} } }`;
    expect((await ask(api.url, secret, create, { id })).data).toEqual({ createTask: unknown('conversation') });
    expect((await api.ports.tasks.list({ personId: api.people.boris.id }, { limit: 9, after: null })).items).toEqual([]);
  });

  it('are not among one’s own, unless an admin asks for everybody’s', async () => {
    const query = 'query ($all: Boolean) { tasks(everybody: $all) { edges { node { shortId isMine } } pageInfo { hasNextPage } } }';
    const other = await ask(api.url, api.tokens.other.secret, query);
    expect(other.data).toEqual({ tasks: { edges: [], pageInfo: { hasNextPage: false } } });
    expect(await ask(api.url, api.tokens.other.secret, query, { all: true })).toMatchObject({
      data: { tasks: null },
      errors: [{ extensions: { code: 'access.forbidden' } }],
    });
    const owner = await ask(api.url, api.tokens.owner.secret, query, { all: true });
    expect(owner.data).toMatchObject({ tasks: { edges: [{ node: { shortId: 'annas', isMine: false } }] } });
  });
});

describe('what a token is for', () => {
  it.each([
    ['read', 'sendMessage(input: { text: "hi" })', 'This needs a token with the scope "write".'],
    ['read', 'createTask(input: { command: "ls" })', 'This needs a token with the scope "write".'],
    ['write', 'createToken(input: { name: "x", scope: READ })', 'This needs a token with the scope "admin".'],
    ['write', 'createLoginLink', 'This needs a token with the scope "admin".'],
    ['read', 'approve(input: { id: "wxyz6789", decision: APPROVED })', 'This needs a token with the scope "write".'],
  ] as const)('a member’s token for %s cannot %s', async (scope, mutation, message) => {
    const { secret } = await api.tokenFor(api.people.anna, { scope });
    const answer = await ask<Record<string, unknown>>(api.url, secret, `mutation { it: ${mutation} { ${ERROR} } }`);
    expect(answer.data).toEqual({ it: { __typename: 'ForbiddenError', code: 'access.forbidden', message } });
  });

  it('one for reading reads', async () => {
    const { secret } = await api.tokenFor(api.people.anna, { scope: 'read' });
    const query =
      '{ me { name } tasks { edges { cursor } } conversations { edges { cursor } } memories { text } models { id isFree } costs { group } health { isReady } projects { name } tokens { name scope } }';
    expect(await ask(api.url, secret, query)).toMatchObject({
      errors: [],
      data: { me: { name: 'Анна' }, projects: [{ name: 'demo' }], health: { isReady: true }, costs: [], memories: [] },
    });
  });
});

describe('asking again by global id', () => {
  it('finds one’s own things of every kind, in the order asked for', async () => {
    const { secret } = api.tokens.member;
    const create =
      'mutation { a: remember(input: { text: "Пьёт чай" }) { ... on RememberPayload { memory { id } } } b: createConversation(input: { title: "Чай" }) { ... on CreateConversationPayload { conversation { id } } } }';
    const made = await ask<{ a: { memory: { id: string } }; b: { conversation: { id: string } } }>(api.url, secret, create);
    const ids = [
      made.data.b.conversation.id,
      encodeGlobalId('Task', 'nobodys'),
      made.data.a.memory.id,
      encodeGlobalId('Person', api.people.anna.id),
      encodeGlobalId('Person', api.people.boris.id),
      encodeGlobalId('Project', api.project.id),
      encodeGlobalId('Token', api.tokens.member.token.id),
      'nonsense',
    ];
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Memory { text } ... on Conversation { title } } }';
    expect((await ask(api.url, secret, query, { ids })).data).toEqual({
      nodes: [
        { __typename: 'Conversation', id: ids[0], title: 'Чай' },
        null,
        { __typename: 'Memory', id: ids[2], text: 'Пьёт чай' },
        { __typename: 'Person', id: ids[3] },
        null,
        { __typename: 'Project', id: ids[5] },
        { __typename: 'Token', id: ids[6] },
        null,
      ],
    });
  });

  it('takes a limited number of ids', async () => {
    const answer = await ask(api.url, api.tokens.member.secret, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 51 }, () => 'x'),
    });
    expect(answer.errors).toMatchObject([{ message: 'Ask for at most 50 things at a time.' }]);
  });
});
