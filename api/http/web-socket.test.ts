import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { ask, connect, followWs, socketWith } from '../../testing/api/graphql-client.ts';
import type { Followed } from '../../testing/api/graphql-client.ts';
import { aRoute } from '../../domain/testing/a-route.ts';
import { aBody } from '../../domain/testing/fixtures.ts';

const OUTPUT = 'subscription ($id: ID!, $after: Int) { taskOutput(taskId: $id, after: $after) { number kind text } }';

interface Line {
  readonly taskOutput: { readonly number: number; readonly text: string };
}

let api: ApiWorld;
const clients: { dispose: () => unknown }[] = [];
beforeEach(async () => {
  api = await startApi();
});
afterEach(async () => {
  for (const made of clients.splice(0)) await made.dispose();
  await api.close();
});

function client(secret: string | null, options: Parameters<typeof connect>[2] = {}) {
  const made = connect(api.url, secret, options);
  clients.push(made);
  return made;
}

const numbers = ({ items }: Followed<Line>): number[] => items.map(({ taskOutput }) => taskOutput.number);
const upTo = (last: number, after = 0): number[] => Array.from({ length: last - after }, (_, index) => after + index + 1);

/** Speaks the protocol by hand: opens, sends these messages, and resolves with how the server closed. */
async function closedAfter(
  messages: readonly (string | Buffer)[],
  headers: Record<string, string> = {},
): Promise<{ code: number; reason: string }> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  await once(socket, 'open');
  for (const message of messages) socket.send(message);
  const [code, reason]: [number, Buffer] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
}

const init = (authorization?: string) =>
  JSON.stringify({ type: 'connection_init', ...(authorization === undefined ? {} : { payload: { authorization } }) });

describe('following a task over WebSocket', () => {
  it('I5: replays what comes after a number, goes on live, and ends with the task', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1', '2', '3');
    const followed = followWs<Line>(client(api.tokens.member.secret), OUTPUT, { id: running.task.id, after: 1 });
    await followed.has(2);
    await running.write('4');
    await followed.has(3);
    await running.finish();
    expect(await followed.ended).toBe('complete');
    expect(numbers(followed)).toEqual([2, 3, 4, 5]);
  });

  it('I5: gives many followers, each from where it is, every line once and in order', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write(...upTo(300).map((n) => `line ${n}`));
    const shared = client(api.tokens.member.secret);
    const followers = Array.from({ length: 20 }, (_, index) => ({
      after: index * 10,
      followed: followWs<Line>(index % 2 === 0 ? shared : client(api.tokens.member.secret), OUTPUT, {
        id: running.task.id,
        after: index * 10,
      }),
    }));
    for (let round = 0; round < 20; round += 1) await running.write(`more ${round}`, `and more ${round}`);
    await running.finish();
    for (const { after, followed } of followers) {
      expect(await followed.ended).toBe('complete');
      expect(numbers(followed)).toEqual(upTo(341, after));
    }
  });

  it('I5: lets a follower that was cut off come back with its last number', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1', '2');
    const first = client(api.tokens.member.secret);
    const followed = followWs<Line>(first, OUTPUT, { id: running.task.id });
    await followed.has(2);
    first.terminate();
    await followed.ended;
    await running.write('3');
    const again = followWs<Line>(client(api.tokens.member.secret), OUTPUT, { id: running.task.id, after: 2 });
    await again.has(1);
    expect(numbers(again)).toEqual([3]);
  });

  it('waits for a follower that does not read, without holding others or the lines in memory', async () => {
    const running = await api.runningTask(api.people.anna);
    const sockets: WebSocket[] = [];
    const SlowSocket = socketWith({});
    class KeptSocket extends SlowSocket {
      constructor(address: string, protocols?: string | string[]) {
        super(address, protocols);
        sockets.push(this);
      }
    }
    const slow = followWs<Line>(client(api.tokens.member.secret, { webSocketImpl: KeptSocket }), OUTPUT, { id: running.task.id });
    const quick = followWs<Line>(client(api.tokens.member.secret), OUTPUT, { id: running.task.id });
    await running.write('first');
    await slow.has(1);
    sockets[0]?.pause();
    for (let round = 0; round < 40; round += 1) await running.write(...upTo(50).map(() => 'x'.repeat(8_000)));
    await running.finish();
    expect(await quick.ended).toBe('complete');
    expect(slow.items.length).toBeLessThan(2_001);
    sockets[0]?.resume();
    expect(await slow.ended).toBe('complete');
    expect(numbers(slow)).toEqual(upTo(2_002));
  });

  it('releases what it holds as soon as the follower leaves', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const followed = followWs<Line>(client(api.tokens.member.secret), OUTPUT, { id: running.task.id });
    await followed.has(1);
    expect(api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(1);
    followed.leave();
    await expect.poll(() => api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(0);
  });

  it('says that a task is unknown, somebody else’s too', async () => {
    const running = await api.runningTask(api.people.anna);
    for (const id of [running.task.id, 'nobodys', '%%%']) {
      const followed = followWs<Line>(client(api.tokens.other.secret), OUTPUT, { id });
      await followed.ended;
      expect(followed.errors).toMatchObject([
        {
          message: 'Такой задачи нет: напишите код одной из тех, что показывает /tasks, например k7m2p9qa.',
          extensions: { code: 'id.unknown' },
        },
      ]);
      expect(followed.items).toEqual([]);
    }
  });

  it('refuses a number to go on after that no log can have', async () => {
    const running = await api.runningTask(api.people.anna);
    const followed = followWs<Line>(client(api.tokens.member.secret), OUTPUT, { id: running.task.id, after: -1 });
    await followed.ended;
    expect(followed.errors).toMatchObject([{ extensions: { code: 'input.invalid', field: 'after' } }]);
  });

  it('tells each change of its state, and ends with the last one', async () => {
    const running = await api.runningTask(api.people.anna);
    const query = `subscription { taskChanged(taskId: "${running.task.id}") { state endedAt isMine project { name } } }`;
    const followed = followWs<{ taskChanged: { state: string } }>(client(api.tokens.member.secret), query);
    await followed.has(1);
    await running.finish();
    expect(await followed.ended).toBe('complete');
    expect(followed.items.map(({ taskChanged }) => taskChanged.state)).toEqual(['RUNNING', 'SUCCEEDED']);
  });
});

describe('following a conversation over WebSocket', () => {
  it('tells what happens to a message until its final reply, with the reply being made in between', async () => {
    const { secret } = api.tokens.member;
    const send =
      'mutation { sendMessage(input: { text: "Привет", clientMessageId: "c1" }) { ... on SendMessagePayload { turn { id } conversation { id } } } }';
    const { data } = await ask<{ sendMessage: { turn: { id: string }; conversation: { id: string } } }>(api.url, secret, send);
    const { turn, conversation } = data.sendMessage;
    const query = `subscription { conversationEvents(conversationId: "${conversation.id}") {
      __typename number turnId ... on MessageStored { clientMessageId message { text } } ... on TurnRouted { route { mode matchedBy } }
      ... on ReplyPartial { offset delta } ... on ReplyFinal { text model costUsd milliseconds } } }`;
    const followed = followWs<{ conversationEvents: Record<string, unknown> }>(client(secret), query);
    await followed.has(1);
    const { inbox, turns, conversationLog, doorbell } = api.ports;
    const claimed = await inbox.claim({ workerId: 'w', milliseconds: 60_000 });
    if (claimed === null) throw new Error('nothing to answer');
    // What follows a ring closely is told with it, so time has to pass.
    const told = async (count: number): Promise<void> => {
      doorbell.ring(`conversation:${claimed.turn.conversationId}`);
      while (followed.items.length < count) await api.ports.clock.advance(25);
    };
    await turns.recordRoute(claimed.turn.id, claimed.fence, aRoute());
    await told(2);
    await conversationLog.putPartial(claimed.turn.conversationId, claimed.fence, { turnId: claimed.turn.id, text: 'Добрый' });
    await told(3);
    const outcome = {
      state: 'answered',
      reply: 'Добрый день!',
      model: 'anthropic/x',
      cost: 1_500_000,
      milliseconds: 42,
      endedAt: api.ports.clock.now(),
    } as const;
    await turns.finish(claimed.turn.id, claimed.fence, outcome, aBody());
    await told(4);
    const turnId = turn.id;
    expect(followed.items.map(({ conversationEvents }) => conversationEvents)).toEqual([
      { __typename: 'MessageStored', number: 1, turnId, clientMessageId: 'c1', message: { text: 'Привет' } },
      { __typename: 'TurnRouted', number: 2, turnId, route: { mode: 'CHAT', matchedBy: 'DEFAULT' } },
      { __typename: 'ReplyPartial', number: null, turnId, offset: 0, delta: 'Добрый' },
      { __typename: 'ReplyFinal', number: 3, turnId, text: 'Добрый день!', model: 'anthropic/x', costUsd: 0.0015, milliseconds: 42 },
    ]);
  });
});

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
    const closed = await closedAfter(messages);
    expect(closed.code).toBe(4401);
    expect(closed.reason).toContain(reason);
  });

  it('nobody from a page of another site: refused before anything else', async () => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin: 'https://evil.example' });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  it('pages of this server, with their session cookie', async () => {
    const session = await api.tokenFor(api.people.anna, { kind: 'session' });
    const headers = { cookie: `a=b; parley_session=${session.secret}` };
    for (const origin of [api.url, `http://localhost:${api.port}`]) {
      const page = client(null, { webSocketImpl: socketWith({ headers, origin }) });
      const followed = followWs<{ me: { name: string } }>(page, '{ me { name } }');
      await followed.ended;
      expect(followed.items).toEqual([{ me: { name: 'Анна' } }]);
    }
  });

  it('only at /graphql', async () => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/elsewhere`, 'graphql-transport-ws');
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('404');
  });

  it('nobody for longer than their token lives: within a second of its end all subscriptions are over and the connection is closed', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const fleeting = await api.tokenFor(api.people.anna);
    const closes: { code: number; reason: string }[] = [];
    const one = client(fleeting.secret, { on: { closed: (event) => closes.push(event as { code: number; reason: string }) } });
    const stays = followWs<Line>(client(api.tokens.member.secret), OUTPUT, { id: running.task.id });
    const goes = [followWs<Line>(one, OUTPUT, { id: running.task.id }), followWs<Line>(one, OUTPUT, { id: running.task.id })];
    for (const followed of [stays, ...goes]) await followed.has(1);
    // Straight in the store, as another process does it: no doorbell rings here.
    await api.ports.tokens.revoke(fleeting.token.id, api.people.anna.id, api.ports.clock.now());
    await api.ports.clock.advance(1_000);
    for (const followed of goes) await followed.ended;
    expect(closes).toMatchObject([{ code: 4401, reason: 'The token has expired or was revoked.' }]);
    await running.write('2');
    await stays.has(2);
    expect(goes.map(numbers)).toEqual([[1], [1]]);
  });

  it('nobody whose token was just revoked here: at once', async () => {
    const fleeting = await api.tokenFor(api.people.anna);
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const followed = followWs<Line>(client(fleeting.secret), OUTPUT, { id: running.task.id });
    await followed.has(1);
    const principal = await api.useCases.authenticate(api.tokens.member.secret);
    await api.useCases.tokens.revoke(principal, fleeting.token.id);
    expect(await followed.ended).toMatchObject({ code: 4401 });
  });
});

describe('a connection that misbehaves', () => {
  it('is closed after a frame of more than 64 KiB', async () => {
    const running = await api.runningTask(api.people.anna);
    const good = init(`Bearer ${api.tokens.member.secret}`);
    expect(await closedAfter([good, 'x'.repeat(64 * 1024 + 1)])).toMatchObject({ code: 1009 });
    const followed = followWs<Line>(client(api.tokens.member.secret), OUTPUT, { id: running.task.id });
    await running.write('still here');
    await followed.has(1);
  });

  it.each([
    ['nonsense', 'hello', 4400],
    ['a binary frame', Buffer.from(init()), 4400],
    ['half a message', '{"type":', 4400],
  ])('is closed after %s', async (_what, message, code) => {
    expect(await closedAfter([message])).toMatchObject({ code });
  });

  it('gets an error for the operation after too many at a time, and keeps the others', async () => {
    const running = await api.runningTask(api.people.anna);
    const shared = client(api.tokens.member.secret);
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
      client(api.tokens.member.secret).subscribe({ query }, { next: resolve, error: resolve, complete: () => resolve('complete') });
    });
    expect(refused).toMatchObject([{ extensions: { code: 'request.too-many-aliases' } }]);
  });

  it('that is no WebSocket at all gets a plain answer', async () => {
    const connection = connectTcp(api.port, '127.0.0.1');
    connection.write('nonsense\r\n\r\n');
    const [answer] = (await once(connection, 'data')) as [Buffer];
    expect(answer.toString()).toContain('This is not an HTTP request.');
  });
});
