import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { followWs, socketWith } from '../../testing/api/graphql-client.ts';
import { init, numbers, OUTPUT, useSocketWorld } from '../../testing/api/socket-world.ts';
import type { Line } from '../../testing/api/socket-world.ts';

const world = useSocketWorld();

describe('who may connect', () => {
  it.each([
    ['no token', [init()], 'Send a valid token'],
    ['an unknown token', [init('Bearer 123456789012345678901234567890')], 'This token is not known here.'],
    ['something that is no token', [init('hunter2')], 'Send a valid token'],
    [
      'a subscription before its token',
      [JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ me { name } }' } })],
      'Unauthorized',
    ],
  ])('nobody with %s: closed with 4401', async (_what, messages, reason) => {
    const closed = await world.closedAfter(messages);
    expect(closed.code).toBe(4401);
    expect(closed.reason).toContain(reason);
  });

  it('nobody from a page of another site: refused before anything else', async () => {
    const socket = new WebSocket(`${world.api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      origin: 'https://evil.example',
    });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  it('pages of this server, with their session cookie', async () => {
    const session = await world.api.tokenFor(world.api.people.anna, { kind: 'session' });
    const headers = { cookie: `a=b; parley_session=${session.secret}` };
    for (const origin of [world.api.url, `http://localhost:${world.api.port}`]) {
      const page = world.client(null, { webSocketImpl: socketWith({ headers, origin }) });
      const followed = followWs<{ me: { name: string } }>(page, '{ me { name } }');
      await followed.ended;
      expect(followed.items).toEqual([{ me: { name: 'Анна' } }]);
    }
  });

  it('only at /graphql', async () => {
    const socket = new WebSocket(`${world.api.url.replace('http', 'ws')}/elsewhere`, 'graphql-transport-ws');
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('404');
  });

  it('nobody for longer than their token lives: within a second of its end all subscriptions are over and the connection is closed', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    await running.write('1');
    const fleeting = await world.api.tokenFor(world.api.people.anna);
    const closes: { code: number; reason: string }[] = [];
    const one = world.client(fleeting.secret, { on: { closed: (event) => closes.push(event as { code: number; reason: string }) } });
    const stays = followWs<Line>(world.client(world.api.tokens.member.secret), OUTPUT, { id: running.task.id });
    const goes = [followWs<Line>(one, OUTPUT, { id: running.task.id }), followWs<Line>(one, OUTPUT, { id: running.task.id })];
    for (const followed of [stays, ...goes]) await followed.has(1);
    // Straight in the store, as another process does it: no doorbell rings here.
    await world.api.ports.tokens.revoke(fleeting.token.id, world.api.people.anna.id, world.api.ports.clock.now());
    await world.api.ports.clock.advance(1_000);
    for (const followed of goes) await followed.ended;
    expect(closes).toMatchObject([{ code: 4401, reason: 'The token has expired or was revoked.' }]);
    await running.write('2');
    await stays.has(2);
    expect(goes.map(numbers)).toEqual([[1], [1]]);
  });

  it('nobody whose token was just revoked here: at once', async () => {
    const fleeting = await world.api.tokenFor(world.api.people.anna);
    const running = await world.api.runningTask(world.api.people.anna);
    await running.write('1');
    const followed = followWs<Line>(world.client(fleeting.secret), OUTPUT, { id: running.task.id });
    await followed.has(1);
    const principal = await world.api.useCases.authenticate(world.api.tokens.member.secret);
    await world.api.useCases.tokens.revoke(principal, fleeting.token.id);
    expect(await followed.ended).toMatchObject({ code: 4401 });
  });
});

describe('a connection that misbehaves', () => {
  it('is closed after a frame of more than 64 KiB', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    const good = init(`Bearer ${world.api.tokens.member.secret}`);
    expect(await world.closedAfter([good, 'x'.repeat(64 * 1024 + 1)])).toMatchObject({ code: 1009 });
    const followed = followWs<Line>(world.client(world.api.tokens.member.secret), OUTPUT, { id: running.task.id });
    await running.write('still here');
    await followed.has(1);
  });

  it.each([
    ['nonsense', 'hello', 4400],
    ['a binary frame', Buffer.from(init()), 4400],
    ['half a message', '{"type":', 4400],
  ])('is closed after %s', async (_what, message, code) => {
    expect(await world.closedAfter([message])).toMatchObject({ code });
  });

  it('gets an error for the operation after too many at a time, and keeps the others', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    const shared = world.client(world.api.tokens.member.secret);
    const followers = Array.from({ length: 50 }, () => followWs<Line>(shared, OUTPUT, { id: running.task.id }));
    await running.write('1');
    for (const followed of followers) await followed.has(1);
    const refused = await new Promise<unknown>((resolve) => {
      shared.subscribe(
        { query: OUTPUT, variables: { id: running.task.id } },
        { next: resolve, error: resolve, complete: () => resolve('complete') },
      );
    });
    expect(refused).toMatchObject([{ extensions: { code: 'request.too-many-subscriptions' } }]);
    await running.write('2');
    for (const followed of followers) await followed.has(2);
  });

  it('gets an error for an operation that is too large, under the same limits as over HTTP', async () => {
    const query = `subscription { ${Array.from({ length: 31 }, (_, n) => `a${n}: __typename`).join(' ')} }`;
    const refused = await new Promise<unknown>((resolve) => {
      world
        .client(world.api.tokens.member.secret)
        .subscribe({ query }, { next: resolve, error: resolve, complete: () => resolve('complete') });
    });
    expect(refused).toMatchObject([{ extensions: { code: 'request.too-many-aliases' } }]);
  });

  it('that is no WebSocket at all gets a plain answer', async () => {
    const connection = connectTcp(world.api.port, '127.0.0.1');
    connection.write('nonsense\r\n\r\n');
    const [answer] = (await once(connection, 'data')) as [Buffer];
    expect(answer.toString()).toContain('This is not an HTTP request.');
  });
});
