import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { UnreachableError } from '../../domain/errors.ts';
import { ask, post } from '../../testing/api/graphql-client.ts';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';

const ME = '{ me { name role } }';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const codesOf = ({ errors }: { readonly errors: readonly { readonly extensions?: Record<string, unknown> }[] }) =>
  errors.map(({ extensions }) => extensions?.['code']);

describe('who may ask over HTTP', () => {
  it('answers somebody with a good token', async () => {
    expect(await ask(api.url, api.tokens.member.secret, ME)).toMatchObject({ status: 200, data: { me: { name: 'Анна', role: 'MEMBER' } } });
  });

  it.each([
    ['no token', () => null, 'Send a valid token'],
    ['an unknown token', () => 'x'.repeat(40), 'This token is not known here.'],
    ['a mistyped token', ({ tokens }: ApiWorld) => `${tokens.member.secret.slice(0, -1)}!`, 'not a Parley token'],
  ])('says with %s what is missing, and nothing else', async (_what, secret, message) => {
    const answer = await ask(api.url, secret(api), '{ taskz { id } }');
    expect(answer).toMatchObject({ status: 401, data: null });
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.message).toContain(message);
    expect(JSON.stringify(answer.errors)).not.toContain('Did you mean');
  });

  it('says that a token was revoked, or has expired', async () => {
    const soon = await api.tokenFor(api.people.anna, { expiresAt: new Date(api.ports.clock.now().getTime() + 1_000) });
    await api.ports.clock.advance(1_000);
    expect((await ask(api.url, soon.secret, ME)).errors[0]?.message).toBe('This token has expired.');
    await api.ports.tokens.revoke(api.tokens.member.token.id, api.people.anna.id, api.ports.clock.now());
    expect((await ask(api.url, api.tokens.member.secret, ME)).errors[0]?.message).toBe('This token was revoked.');
  });

  it('shows the schema only to those with a good token', async () => {
    expect((await ask(api.url, null, getIntrospectionQuery())).status).toBe(401);
    expect(await ask(api.url, api.tokens.member.secret, getIntrospectionQuery())).toMatchObject({ status: 200, errors: [] });
  });

  it('takes no requests from pages of other sites, even with a good token', async () => {
    const answer = await ask(api.url, api.tokens.member.secret, ME, {}, { origin: 'https://evil.example' });
    expect(answer).toMatchObject({ status: 403, errors: [{ message: 'Requests from pages of other sites are not taken.' }] });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says that it cannot tell while the database is away', async () => {
    await api.close();
    api = await startApi({
      ports: ({ tokens }) => ({
        tokens: { ...tokens, findByHash: () => Promise.reject(new UnreachableError('The database cannot be reached.')) },
      }),
    });
    expect(await ask(api.url, api.tokens.member.secret, ME)).toMatchObject({
      status: 503,
      errors: [{ message: 'The database cannot be reached.' }],
    });
  });
});

describe('a request that is no good', () => {
  it.each([
    ['{', 400, 'The request is not valid JSON.'],
    ['', 400, 'The request is not valid JSON.'],
    ['null', 400, 'Send an object with the operation’s text as "query".'],
    ['{"query": 1}', 400, 'Send an object with the operation’s text as "query".'],
    [JSON.stringify([{ query: ME }, { query: ME }]), 400, 'Send one operation in a request.'],
  ])('%j is answered with one sentence', async (body, status, message) => {
    const answer = await post(api.url, body, { authorization: `Bearer ${api.tokens.member.secret}` });
    expect(answer).toMatchObject({ status, errors: [{ message }] });
    expect(answer.errors).toHaveLength(1);
  });

  it('in another form than JSON is refused, so that no form of another site can send one', async () => {
    const headers = { authorization: `Bearer ${api.tokens.member.secret}`, 'content-type': 'text/plain' };
    expect(await post(api.url, JSON.stringify({ query: ME }), headers)).toMatchObject({ status: 415 });
  });

  it('of more than 1 MiB is refused without being kept, with its length given or not', async () => {
    const headers = { authorization: `Bearer ${api.tokens.member.secret}` };
    const refusal = { status: 413, errors: [{ message: 'A request has at most 1 MiB.' }] };
    expect(await post(api.url, JSON.stringify({ query: `${ME}${' '.repeat(1024 * 1024)}` }), headers)).toMatchObject(refusal);
    const chunks = new ReadableStream({
      start(controller) {
        for (let each = 0; each < 20; each += 1) controller.enqueue(new Uint8Array(64 * 1024).fill(32));
        controller.close();
      },
    });
    expect(await post(api.url, chunks, headers)).toMatchObject(refusal);
    expect(await ask(api.url, api.tokens.member.secret, ME)).toMatchObject({ status: 200 });
  });

  it.each([
    ['no GraphQL', '{ me {', 'request.invalid', 'Syntax Error'],
    ['an unknown field', '{ me { nam } }', 'request.invalid', 'Cannot query field "nam"'],
    ['too long', `{ me { ${'name '.repeat(2_100)} } }`, 'request.too-long', 'at most 2000 tokens'],
    [
      'too many aliases',
      `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      'request.too-many-aliases',
      '31 aliases',
    ],
    ['too wide', `{ ${'__typename '.repeat(21)} }`, 'request.too-many-fields', '21 fields at its top'],
    ['a bomb of fragments', bomb(), 'request.too-many-aliases', 'aliases'],
    ['too deep', `{ approvals { task { ${'project { '.repeat(11)} id ${'} '.repeat(11)} } } }`, 'request.too-deep', '14 levels deep'],
    [
      'too costly',
      '{ tasks(first: 100) { edges { node { output(first: 1000) { text number at kind } } } } }',
      'request.too-costly',
      'allowed: ask for fewer',
    ],
  ])('for being %s says so', async (_what, query, code, message) => {
    const answer = await ask(api.url, api.tokens.member.secret, query);
    expect(codesOf(answer)[0]).toBe(code);
    expect(answer.errors[0]?.message).toContain(message);
    expect(answer.data).toBeNull();
  });

  it('is refused by what its variables make it cost', async () => {
    const query = `query ($n: Int) { tasks(first: $n) { edges { node { ${['id', 'state', 'output { text }'].join(' ')} ${'createdAt '.repeat(90)} } } } }`;
    expect(await ask(api.url, api.tokens.member.secret, query, { n: 5 })).toMatchObject({ errors: [] });
    expect(codesOf(await ask(api.url, api.tokens.member.secret, query, { n: 100 }))).toEqual(['request.too-costly']);
  });

  it('asks for more in a page than there may be', async () => {
    expect(await ask(api.url, api.tokens.member.secret, '{ tasks(first: 101) { edges { cursor } } }')).toMatchObject({
      data: null,
      errors: [{ message: 'Ask for 1 to 100 items at a time.', extensions: { code: 'input.invalid' } }],
    });
  });
});

function bomb(): string {
  const levels = Array.from({ length: 40 }, (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`).join(' ');
  return `{ ...F0 } ${levels} fragment F40 on Query { a: me { name } }`;
}

describe('an error that nobody expected', () => {
  it('is logged once under an id, which is all that the client gets', async () => {
    await api.close();
    api = await startApi({
      ports: ({ memory }) => ({ memory: { ...memory, list: () => Promise.reject(new Error('password of the database: hunter2')) } }),
    });
    const answer = await ask(api.url, api.tokens.member.secret, '{ memories { text } me { name } }');
    const logged = api.ports.logger.of('api.failed');
    expect(logged).toHaveLength(1);
    const id = String(logged[0]?.fields['id']);
    expect(answer).toMatchObject({ data: { memories: null, me: { name: 'Анна' } } });
    expect(answer.errors).toMatchObject([{ message: `Something went wrong here; it was logged as ${id}.`, path: ['memories'] }]);
    expect(JSON.stringify(answer.errors)).not.toContain('hunter2');
  });
});
