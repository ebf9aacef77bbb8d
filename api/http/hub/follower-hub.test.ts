import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { connect, followWs, socketWith } from '../../../testing/api/graphql-client.ts';
import type { Followed } from '../../../testing/api/graphql-client.ts';

const OUTPUT = 'subscription ($id: ID!, $after: Int) { taskOutput(taskId: $id, after: $after) { number text } }';

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

function client(secret: string = api.tokens.member.secret, options: Parameters<typeof connect>[2] = {}) {
  const made = connect(api.url, secret, options);
  clients.push(made);
  return made;
}

const numbers = ({ items }: Followed<Line>): number[] => items.map(({ taskOutput }) => taskOutput.number);
const upTo = (last: number, after = 0): number[] => Array.from({ length: last - after }, (_, index) => after + index + 1);

/** Speaks the protocol by hand; what was received so far, as it came. */
async function byHand() {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const messages: string[] = [];
  socket.on('message', (data: Buffer) => messages.push(data.toString('utf8')));
  await once(socket, 'open');
  const send = (message: object): void => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload: { authorization: `Bearer ${api.tokens.member.secret}` } });
  await expect.poll(() => messages).toEqual(['{"type":"connection_ack"}']);
  clients.push({ dispose: () => socket.terminate() });
  return { messages, send };
}

describe('many followers of one task', () => {
  it('I7: end for who is no member of the project any more, and go on for the others', async () => {
    const { anna, boris } = api.people;
    await api.ports.projects.addMember(api.project.id, boris.id);
    const running = await api.runningTask(anna);
    const borises = followWs<Line>(client(api.tokens.other.secret), OUTPUT, { id: running.task.id, after: 0 });
    const annas = followWs<Line>(client(), OUTPUT, { id: running.task.id, after: 0 });
    await running.write('1');
    await expect.poll(() => [numbers(borises), numbers(annas)]).toEqual([[1], [1]]);
    const admin = { personId: anna.id, role: 'member', scope: 'admin', tokenId: null } as const;
    await api.useCases.projectMembers.remove(admin, { project: api.project.name, person: 'Boris' });
    expect(await borises.ended).toBe('complete');
    expect(borises.errors).toMatchObject([
      { message: 'Такой задачи нет: напишите код одной из тех, что показывает /tasks, например k7m2p9qa.' },
    ]);
    await running.write('2');
    await running.finish();
    await annas.ended;
    expect([numbers(borises), numbers(annas)]).toEqual([[1], upTo(3)]);
  });

  it('I5: each get every line once and in order, from random numbers, with graphql-ws’s own client', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write(...upTo(700).map((n) => `line ${n}`));
    const shared = Array.from({ length: 10 }, () => client());
    const followers = Array.from({ length: 200 }, (_, index) => {
      const after = (index * 7_919) % 701;
      return { after, followed: followWs<Line>(shared[index % 10] ?? client(), OUTPUT, { id: running.task.id, after }) };
    });
    for (let round = 0; round < 20; round += 1) {
      await running.write(`more ${round}`, `and more ${round}`);
      await new Promise(setImmediate);
    }
    await running.finish();
    for (const { after, followed } of followers) {
      expect(await followed.ended).toBe('complete');
      expect(numbers(followed)).toEqual(upTo(741, after));
    }
  });

  it('I5: cut off all at once, come back with their numbers and miss nothing', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write(...upTo(300).map(String));
    const first = Array.from({ length: 100 }, () => client());
    const before = first.map((one) => followWs<Line>(one, OUTPUT, { id: running.task.id }));
    await Promise.all(before.map((followed) => followed.has(10)));
    for (const one of first) one.terminate();
    await running.write(...upTo(300).map(String));
    const after = before.map((followed) => followWs<Line>(client(), OUTPUT, { id: running.task.id, after: followed.items.length }));
    await running.write('last');
    await running.finish();
    for (const [index, followed] of after.entries()) {
      expect(await followed.ended).toBe('complete');
      expect([...numbers(before[index] ?? followed), ...numbers(followed)]).toEqual(upTo(602));
    }
  });

  it('each get what they asked for: other fields, other names, fragments, other arguments', async () => {
    const running = await api.runningTask(api.people.anna);
    const { id } = running.task;
    const asked: [string, Record<string, unknown>, (n: number) => object][] = [
      [OUTPUT, { id }, (n) => ({ taskOutput: { number: n, text: `line ${n}` } })],
      [`subscription { taskOutput(taskId: "${id}") { number text } }`, {}, (n) => ({ taskOutput: { number: n, text: `line ${n}` } })],
      [`subscription { taskOutput(taskId: "${id}", after: 0) { kind n: number } }`, {}, (n) => ({ taskOutput: { kind: 'TEXT', n } })],
      [`subscription { lines: taskOutput(taskId: "${id}") { number } }`, {}, (n) => ({ lines: { number: n } })],
      [
        `subscription { taskOutput(taskId: "${id}") { ...F } } fragment F on TaskOutputLine { text }`,
        {},
        (n) => ({ taskOutput: { text: `line ${n}` } }),
      ],
      [
        `subscription ($with: Boolean!) { taskOutput(taskId: "${id}") { number text @include(if: $with) } }`,
        { with: false },
        (n) => ({ taskOutput: { number: n } }),
      ],
      [
        `subscription ($with: Boolean!) { taskOutput(taskId: "${id}") { number text @include(if: $with) } }`,
        { with: true },
        (n) => ({ taskOutput: { number: n, text: `line ${n}` } }),
      ],
      [
        `subscription { ...F } fragment F on Subscription { taskOutput(taskId: "${id}") { number } }`,
        {},
        (n) => ({ taskOutput: { number: n } }),
      ],
    ];
    const shared = client();
    const followers = asked.map(([query, variables]) => followWs<object>(shared, query, variables));
    await running.write('line 1', 'line 2');
    for (const [index, followed] of followers.entries()) {
      await followed.has(2);
      expect(followed.items).toEqual([asked[index]?.[2](1), asked[index]?.[2](2)]);
    }
  });

  it('of different people and tokens see the same lines, each with their own leave', async () => {
    const running = await api.runningTask(api.people.anna);
    const reading = await api.tokenFor(api.people.anna, { scope: 'read' });
    const secrets = [api.tokens.member.secret, api.tokens.owner.secret, reading.secret];
    const followers = secrets.map((secret) => followWs<Line>(client(secret), OUTPUT, { id: running.task.id }));
    const stranger = followWs<Line>(client(api.tokens.other.secret), OUTPUT, { id: running.task.id });
    await stranger.ended;
    await running.write('1', '2');
    for (const followed of followers) await followed.has(2);
    await api.useCases.tokens.revoke(await api.useCases.authenticate(api.tokens.member.secret), reading.token.id);
    expect(await followers[2]?.ended).toMatchObject({ code: 4401 });
    await running.write('3');
    await followers[0]?.has(3);
    await followers[1]?.has(3);
    expect(followers.map(numbers)).toEqual([upTo(3), upTo(3), upTo(2)]);
    expect(stranger).toMatchObject({ items: [], errors: [{ extensions: { code: 'id.unknown' } }] });
  });

  it('one who does not read holds up nobody and goes on by number', async () => {
    const running = await api.runningTask(api.people.anna);
    const sockets: WebSocket[] = [];
    const Kept = socketWith({});
    class KeptSocket extends Kept {
      constructor(address: string, protocols?: string | string[]) {
        super(address, protocols);
        sockets.push(this);
      }
    }
    const slow = followWs<Line>(client(undefined, { webSocketImpl: KeptSocket }), OUTPUT, { id: running.task.id });
    const quick = followWs<Line>(client(), OUTPUT, { id: running.task.id });
    await running.write('first');
    await slow.has(1);
    sockets[0]?.pause();
    for (let round = 0; round < 60; round += 1) {
      await running.write(...upTo(100).map(() => 'x'.repeat(8_000)));
      await quick.has(1 + 100 * (round + 1));
    }
    expect(slow.items.length).toBeLessThan(3_000);
    sockets[0]?.resume();
    await running.finish();
    expect(await slow.ended).toBe('complete');
    expect(numbers(slow)).toEqual(upTo(6_002));
    expect(numbers(quick)).toEqual(upTo(6_002));
  });
});

describe('a follower', () => {
  it('that leaves in the middle gets nothing after it is said, and may use its id again', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write('1');
    const { messages, send } = await byHand();
    const subscribe = (after: number) =>
      send({ id: 'я"', type: 'subscribe', payload: { query: OUTPUT, variables: { id: running.task.id, after } } });
    const next = (number: number) =>
      `{"id":"я\\"","type":"next","payload":{"data":{"taskOutput":{"number":${number},"text":"${number}"}}}}`;
    subscribe(0);
    await expect.poll(() => messages.slice(1)).toEqual([next(1)]);
    send({ id: 'я"', type: 'complete' });
    send({ type: 'ping' });
    await expect.poll(() => messages.at(-1)).toBe('{"type":"pong"}');
    await running.write('2', '3');
    subscribe(2);
    await expect.poll(() => messages.slice(3)).toEqual([next(3)]);
    await running.finish();
    await expect.poll(() => messages.length).toBe(6);
    expect(messages.slice(4)).toEqual([
      '{"id":"я\\"","type":"next","payload":{"data":{"taskOutput":{"number":4,"text":"Ended."}}}}',
      '{"id":"я\\"","type":"complete"}',
    ]);
  });

  it('of a task that has ended gets all of it and the end, from its number on', async () => {
    const running = await api.runningTask(api.people.anna);
    await running.write(...upTo(1_000).map(String));
    await running.finish();
    const followers = [0, 255, 256, 257, 1_000, 1_001, 5_000].map((after) => ({
      after,
      followed: followWs<Line>(client(), OUTPUT, { id: running.task.id, after }),
    }));
    for (const { after, followed } of followers) {
      expect(await followed.ended).toBe('complete');
      expect(numbers(followed)).toEqual(after > 1_001 ? [] : upTo(1_001, after));
    }
  });

  it('gets long lines, other scripts, and halves of characters as JSON has them', async () => {
    const running = await api.runningTask(api.people.anna);
    const texts = ['', 'Привет, мир', '👍🏽', '\u0000\u001B[31m"\\\n', 'я'.repeat(100_000), 'x'.repeat(65_500)];
    const followed = followWs<Line>(client(), OUTPUT, { id: running.task.id });
    await running.write(...texts, 'half \uD83D');
    await followed.has(texts.length + 1);
    expect(followed.items.map(({ taskOutput }) => taskOutput.text)).toEqual([...texts, 'half \uD83D']);
  });

  it('shares nothing that stays: when all have left, nobody listens any more', async () => {
    const running = await api.runningTask(api.people.anna);
    const one = client();
    const followers = upTo(10).map(() => followWs<Line>(one, OUTPUT, { id: running.task.id }));
    await running.write('1');
    for (const followed of followers) await followed.has(1);
    expect(api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(1);
    for (const followed of followers) followed.leave();
    await expect.poll(() => api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(0);
  });
});

it('whoever follows a task whose output is no longer kept gets its end', async () => {
  const running = await api.runningTask(api.people.anna);
  await running.write('1', '2');
  await running.finish();
  await api.ports.output.discard(new Date(api.ports.clock.now().getTime() + 1), 0, 10);
  for (const after of [0, 2, 3]) {
    const followed = followWs<Line>(client(), OUTPUT, { id: running.task.id, after });
    expect(await followed.ended).toBe('complete');
    expect([followed.items, followed.errors]).toEqual([[], []]);
  }
});
