import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { ask } from '../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

interface Sent {
  readonly sendMessage: {
    readonly turn: { readonly id: string };
    readonly message: { readonly id: string };
    readonly conversation: { readonly id: string };
  };
}

const SEND = `mutation ($text: String!, $key: String, $conversation: ID) {
  sendMessage(input: { text: $text, clientMessageId: $key, conversationId: $conversation }) {
    __typename
    ... on SendMessagePayload { message { id text } turn { id state position reply route { mode } } conversation { id channel lastEvent } }
    ... on InvalidInputError { field sentence: message }
  }
}`;

describe('sending a message', () => {
  it('I1: sent twice with the same clientMessageId makes one turn, also when both come at once', async () => {
    const { secret } = api.tokens.member;
    const variables = { text: 'Привет', key: 'k1' };
    const [first, second] = await Promise.all([ask<Sent>(api.url, secret, SEND, variables), ask<Sent>(api.url, secret, SEND, variables)]);
    const third = await ask<Sent>(api.url, secret, SEND, { ...variables, text: 'Something else' });
    expect(first.data.sendMessage).toMatchObject({
      message: { text: 'Привет' },
      turn: { state: 'QUEUED', position: 1, reply: null, route: null },
      conversation: { channel: 'WEB', lastEvent: 1 },
    });
    for (const again of [second, third]) {
      expect(again.data.sendMessage.turn.id).toBe(first.data.sendMessage.turn.id);
      expect(again.data.sendMessage.message).toEqual({ id: first.data.sendMessage.message.id, text: 'Привет' });
    }
  });

  it('keeps the same clientMessageId of two people apart', async () => {
    const mine = await ask<Sent>(api.url, api.tokens.member.secret, SEND, { text: 'a', key: 'k1' });
    const theirs = await ask<Sent>(api.url, api.tokens.other.secret, SEND, { text: 'b', key: 'k1' });
    expect(theirs.data.sendMessage.turn.id).not.toBe(mine.data.sendMessage.turn.id);
  });

  it.each([
    [{ text: '  ' }, 'text', 'A message needs some text.'],
    [{ text: 'я'.repeat(100_001) }, 'text', 'A message has at most 100000 characters; this one has 100001.'],
    [{ text: 'a', key: '' }, 'clientMessageId', 'A client’s message id has 1 to 200 characters.'.replace('’', "'")],
  ])('refuses what cannot be one, naming the field', async (variables, field, message) => {
    expect((await ask(api.url, api.tokens.member.secret, SEND, variables)).data).toEqual({
      sendMessage: { __typename: 'InvalidInputError', field, sentence: message },
    });
  });
});

describe('tasks', () => {
  const CREATE = `mutation ($command: String, $prompt: String, $project: String, $budget: Float) {
    createTask(input: { command: $command, prompt: $prompt, project: $project, budgetUsd: $budget }) {
      __typename
      ... on CreateTaskPayload { task { id shortId state command prompt budgetUsd spentUsd project { name } lastLine isMine attempt } }
      ... on InvalidInputError { field message }
    }
  }`;

  it('are handed over, looked at by their short code, stopped once, and run again', async () => {
    const { secret } = api.tokens.member;
    const made = await ask<{ createTask: { task: { id: string; shortId: string } } }>(api.url, secret, CREATE, {
      command: 'echo «привет»',
      project: 'demo',
      budget: 0.25,
    });
    const { id, shortId } = made.data.createTask.task;
    expect(made.data.createTask.task).toEqual({
      id,
      shortId,
      state: 'QUEUED',
      command: 'echo «привет»',
      prompt: null,
      budgetUsd: 0.25,
      spentUsd: 0,
      project: { name: 'demo' },
      lastLine: 0,
      isMine: true,
      attempt: 0,
    });
    const stop =
      'mutation ($id: ID!) { stopTask(input: { id: $id }) { __typename ... on StopTaskPayload { task { id state reason { code } } } ... on Error { message } } }';
    expect((await ask(api.url, secret, stop, { id: shortId })).data).toEqual({
      stopTask: { __typename: 'StopTaskPayload', task: { id, state: 'STOPPED', reason: { code: 'task.stopped.by-person' } } },
    });
    expect((await ask(api.url, secret, stop, { id })).data).toMatchObject({ stopTask: { __typename: 'ConflictError' } });
    const retry = 'mutation ($id: ID!) { retryTask(input: { id: $id }) { ... on RetryTaskPayload { task { state retryOf } } } }';
    expect((await ask(api.url, secret, retry, { id })).data).toEqual({ retryTask: { task: { state: 'QUEUED', retryOf: id } } });
  });

  it.each([
    [{}, 'prompt'],
    [{ command: 'ls', prompt: 'list' }, 'prompt'],
    [{ command: ' ' }, 'command'],
    [{ command: 'ls', project: '../../etc' }, 'project'],
    [{ command: 'ls', budget: -1 }, 'budgetUsd'],
  ])('refuse %j, naming the field', async (variables, field) => {
    const answer = await ask(api.url, api.tokens.member.secret, CREATE, variables);
    expect(answer.data).toMatchObject({ createTask: { __typename: 'InvalidInputError', field } });
  });

  it('show a bounded piece of their output', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('one', 'two', 'three');
    const query = `{ task(id: "${running.task.id}") { lastLine output(after: 1, first: 1) { number kind text } all: output { text } } }`;
    expect((await ask(api.url, api.tokens.member.secret, query)).data).toEqual({
      task: { lastLine: 3, output: [{ number: 2, kind: 'TEXT', text: 'two' }], all: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] },
    });
    const tooMany = `{ task(id: "${running.task.id}") { output(first: 1001) { text } } }`;
    expect(await ask(api.url, api.tokens.member.secret, tooMany)).toMatchObject({
      errors: [{ message: 'Ask for 1 to 1000 lines at a time.' }],
    });
  });

  it('come in pages that follow one another', async () => {
    for (let each = 0; each < 5; each += 1) await ask(api.url, api.tokens.member.secret, CREATE, { command: `echo ${each}` });
    const query =
      'query ($after: String) { tasks(first: 2, after: $after) { edges { node { shortId } } pageInfo { hasNextPage hasPreviousPage endCursor } } }';
    interface Tasks {
      readonly tasks: {
        readonly edges: readonly { readonly node: { readonly shortId: string } }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      };
    }
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data }: { data: Tasks } = await ask<Tasks>(api.url, api.tokens.member.secret, query, { after });
      seen.push(...data.tasks.edges.map(({ node }) => node.shortId));
      after = data.tasks.pageInfo.endCursor;
      more = data.tasks.pageInfo.hasNextPage;
    }
    expect(new Set(seen).size).toBe(5);
    expect(await ask(api.url, api.tokens.member.secret, query, { after: 'nonsense' })).toMatchObject({
      errors: [{ extensions: { code: 'input.invalid' } }],
    });
  });
});

describe('tokens', () => {
  it('are made with a secret that is shown once, listed without it, and revoked', async () => {
    const { secret } = api.tokens.member;
    const create =
      'mutation { createToken(input: { name: "ноутбук", scope: READ, expiresInDays: 30 }) { ... on CreateTokenPayload { secret token { id name scope prefix expiresAt } } } }';
    const made = await ask<{ createToken: { secret: string; token: { id: string; prefix: string } } }>(api.url, secret, create);
    const { token, secret: fresh } = made.data.createToken;
    expect(made.data.createToken).toMatchObject({ token: { name: 'ноутбук', scope: 'READ', expiresAt: '2026-12-23T12:00:00.000Z' } });
    expect(fresh.startsWith(token.prefix)).toBe(true);
    expect((await ask(api.url, fresh, '{ me { name } }')).status).toBe(200);
    expect(JSON.stringify((await ask(api.url, secret, '{ tokens { id name prefix kind } }')).data)).not.toContain(fresh);
    const revoke =
      'mutation ($id: ID!) { revokeToken(input: { id: $id }) { __typename ... on RevokeTokenPayload { token { revokedAt } } } }';
    expect((await ask(api.url, api.tokens.other.secret, revoke, { id: token.id })).data).toEqual({
      revokeToken: { __typename: 'UnknownIdError' },
    });
    expect((await ask(api.url, secret, revoke, { id: token.id })).data).toMatchObject({
      revokeToken: { token: { revokedAt: '2026-11-23T12:00:00.000Z' } },
    });
    expect((await ask(api.url, fresh, '{ me { name } }')).status).toBe(401);
  });
});

describe('memory', () => {
  it('is kept, shown and forgotten by whom it is about', async () => {
    const { secret } = api.tokens.member;
    const remember = 'mutation { remember(input: { text: "Живёт в Берлине" }) { ... on RememberPayload { memory { id } } } }';
    const { data } = await ask<{ remember: { memory: { id: string } } }>(api.url, secret, remember);
    const forget = 'mutation ($id: ID!) { forget(input: { id: $id }) { __typename ... on ForgetPayload { forgottenId } } }';
    const { id } = data.remember.memory;
    expect((await ask(api.url, api.tokens.other.secret, forget, { id })).data).toEqual({ forget: { __typename: 'UnknownIdError' } });
    expect((await ask(api.url, secret, forget, { id })).data).toMatchObject({ forget: { forgottenId: id } });
    expect((await ask(api.url, secret, '{ memories { text } }')).data).toEqual({ memories: [] });
  });
});
