import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOON, uuid } from '../../domain/testing/fixtures.ts';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { ask } from '../../testing/api/graphql-client.ts';

const MIB = 1024 * 1024;
const SEND = `mutation ($ids: [ID!]) { sendMessage(input: { text: "", uploadIds: $ids }) { __typename ... on SendMessagePayload { turn { id } } ... on Error { message } } }`;

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

interface Uploaded {
  readonly id: string;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const bearer = (secret: string | null): Record<string, string> => (secret === null ? {} : { authorization: `Bearer ${secret}` });

interface How {
  readonly name?: string;
  readonly secret?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

async function upload(body: BodyInit, { name = 'a.txt', secret = api.tokens.member.secret, headers = {} }: How = {}) {
  const response = await fetch(`${api.url}/uploads?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...bearer(secret), ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
  const answer: Uploaded = await response.json();
  return { status: response.status, answer, sentence: answer.errors?.[0]?.message };
}

const file = (id: string, headers: Record<string, string> = bearer(api.tokens.member.secret), method = 'GET') =>
  fetch(`${api.url}/files/${id}`, { method, headers });

describe('an upload over HTTP', () => {
  it('is answered with the id that a message takes, and is sent without a word', async () => {
    const { status, answer } = await upload('Привет', { name: 'План на год.txt' });
    expect({ status, answer }).toMatchObject({ status: 201, answer: { name: 'План на год.txt', mime: 'text/plain', size: 12 } });
    const sent = await ask(api.url, api.tokens.member.secret, SEND, { ids: [answer.id] });
    expect(sent.data).toMatchObject({ sendMessage: { __typename: 'SendMessagePayload' } });
    expect((await file(answer.id)).status).toBe(200);
    const again = await ask(api.url, api.tokens.member.secret, SEND, { ids: [answer.id] });
    expect(again.data).toMatchObject({ sendMessage: { __typename: 'UnknownIdError' } });
  });

  it('needs a token, one that may write, and no page of another site', async () => {
    expect(await upload('x', { secret: null })).toMatchObject({ status: 401 });
    const { secret } = await api.tokenFor(api.people.anna, { scope: 'read' });
    expect(await upload('x', { secret })).toMatchObject({ status: 403, sentence: 'This needs a token with the scope "write".' });
    expect(await upload('x', { headers: { origin: 'https://evil.example' } })).toMatchObject({ status: 403 });
    const cookie = `parley_session=${api.tokens.member.secret}`;
    expect(await upload('x', { secret: null, headers: { cookie } })).toMatchObject({ status: 403 });
    expect(await upload('x', { secret: null, headers: { cookie, origin: api.publicUrl } })).toMatchObject({ status: 201 });
  });

  it('that is too large is refused, with its length given or not', async () => {
    const refusal = { status: 413, sentence: 'A file has at most 20 MiB.' };
    expect(await upload(new Uint8Array(20 * MIB + 1))).toMatchObject(refusal);
    let left = 21;
    const chunks = new ReadableStream({
      pull(controller) {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(new Uint8Array(MIB));
      },
    });
    expect(await upload(chunks)).toMatchObject(refusal);
    expect(await upload(new Uint8Array(20 * MIB))).toMatchObject({ status: 201 });
  });

  it('that is empty, an archive, or too much beside what waits is refused in one sentence', async () => {
    expect(await upload('')).toMatchObject({ status: 400, sentence: 'This file is empty.' });
    const refusal = { status: 415, sentence: 'Archives and programs are not taken: send the files themselves.' };
    expect(await upload('PK', { name: 'всё.zip' })).toMatchObject(refusal);
    expect(await upload('PK', { headers: { 'content-type': 'application/zip' } })).toMatchObject(refusal);
    const waiting = { kind: 'document', name: 'a', mime: 'text/plain', personId: api.people.anna.id, at: NOON } as const;
    await api.ports.uploads.add({ ...waiting, id: uuid(1), content: new Uint8Array(100 * MIB) });
    expect(await upload('x')).toMatchObject({ status: 409, sentence: expect.stringContaining('send what you have uploaded first') });
  });

  it('I1: whose connection is cut leaves nothing', async () => {
    const socket = connect(api.port, '127.0.0.1');
    await once(socket, 'connect');
    const { secret } = api.tokens.member;
    socket.write(`POST /uploads?name=a HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\ncontent-length: 100\r\n\r\nhalf of it`);
    socket.end();
    await once(socket.resume(), 'close');
    await upload('four');
    await expect(api.ports.uploads.waitingBytes(api.people.anna.id)).resolves.toBe(4);
  });

  it('is a POST', async () => {
    const response = await fetch(`${api.url}/uploads`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a file over HTTP', () => {
  it('comes as it was sent, to be saved under its name, and runs nothing', async () => {
    const { answer } = await upload('<script>alert(1)</script>', {
      name: 'Отчёт \'за\' "год".html',
      headers: { 'content-type': 'text/html' },
    });
    const response = await file(answer.id);
    expect(await response.text()).toBe('<script>alert(1)</script>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': `attachment; filename="_____ '__' _____.html"; filename*=UTF-8''${encodeURIComponent('Отчёт')}%20%27${encodeURIComponent('за')}%27%20_${encodeURIComponent('год')}_.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('; sandbox'),
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': expect.stringContaining('private'),
    });
  });

  it.each([
    ['image/png', 'inline'],
    ['image/webp', 'inline'],
    ['image/svg+xml', 'attachment'],
    ['application/pdf', 'attachment'],
    ['text/plain', 'attachment'],
  ])('of the type %s is %s', async (mime, how) => {
    const { answer } = await upload('x', { headers: { 'content-type': mime } });
    expect((await file(answer.id)).headers.get('content-disposition')).toMatch(new RegExp(`^${how};`));
  });

  it('I7: is for nobody without a token, and for everybody else like one that does not exist', async () => {
    const { answer } = await upload('secret');
    expect((await file(answer.id, {})).status).toBe(401);
    const foreign = await file(answer.id, bearer(api.tokens.other.secret));
    const nothing = await file(uuid(99), bearer(api.tokens.other.secret));
    expect([foreign.status, nothing.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await nothing.text());
    for (const id of ['', 'x', '..%2f..%2fetc%2fpasswd', 'a/b']) expect((await file(id)).status).toBe(404);
  });

  it('is read in a browser by its session, but not by what another site shows', async () => {
    const { answer } = await upload('x');
    const cookie = `parley_session=${api.tokens.member.secret}`;
    expect((await file(answer.id, { cookie })).status).toBe(200);
    expect((await file(answer.id, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await file(encodeURIComponent(answer.id), { cookie, 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await file(answer.id, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await file(answer.id, { cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });

  it('can be asked for its headers alone', async () => {
    const { answer } = await upload('four');
    const response = await file(answer.id, undefined, 'HEAD');
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '4', '']);
  });
});
