import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { ask, followWs, socketWith } from '../../testing/api/graphql-client.ts';
import { numbers, OUTPUT, upTo, useSocketWorld } from '../../testing/api/socket-world.ts';
import type { Line } from '../../testing/api/socket-world.ts';
import { aRoute } from '../../domain/testing/a-route.ts';
import { aBody } from '../../domain/testing/fixtures.ts';

const world = useSocketWorld();

describe('following a task over WebSocket', () => {
  it('I5: replays what comes after a number, goes on live, and ends with the task', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    await running.write('1', '2', '3');
    const followed = followWs<Line>(world.client(world.api.tokens.member.secret), OUTPUT, { id: running.task.id, after: 1 });
    await followed.has(2);
    await running.write('4');
    await followed.has(3);
    await running.finish();
    expect(await followed.ended).toBe('complete');
    expect(numbers(followed)).toEqual([2, 3, 4, 5]);
  });

  it('I5: gives many followers, each from where it is, every line once and in order', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    await running.write(...upTo(300).map((n) => `line ${n}`));
    const shared = world.client(world.api.tokens.member.secret);
    const followers = Array.from({ length: 20 }, (_, index) => ({
      after: index * 10,
      followed: followWs<Line>(index % 2 === 0 ? shared : world.client(world.api.tokens.member.secret), OUTPUT, {
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
    const running = await world.api.runningTask(world.api.people.anna);
    await running.write('1', '2');
    const first = world.client(world.api.tokens.member.secret);
    const followed = followWs<Line>(first, OUTPUT, { id: running.task.id });
    await followed.has(2);
    first.terminate();
    await followed.ended;
    await running.write('3');
    const again = followWs<Line>(world.client(world.api.tokens.member.secret), OUTPUT, { id: running.task.id, after: 2 });
    await again.has(1);
    expect(numbers(again)).toEqual([3]);
  });

  it('waits for a follower that does not read, without holding others or the lines in memory', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    const sockets: WebSocket[] = [];
    const SlowSocket = socketWith({});
    class KeptSocket extends SlowSocket {
      constructor(address: string, protocols?: string | string[]) {
        super(address, protocols);
        sockets.push(this);
      }
    }
    const slow = followWs<Line>(world.client(world.api.tokens.member.secret, { webSocketImpl: KeptSocket }), OUTPUT, {
      id: running.task.id,
    });
    const quick = followWs<Line>(world.client(world.api.tokens.member.secret), OUTPUT, { id: running.task.id });
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
    const running = await world.api.runningTask(world.api.people.anna);
    await running.write('1');
    const followed = followWs<Line>(world.client(world.api.tokens.member.secret), OUTPUT, { id: running.task.id });
    await followed.has(1);
    expect(world.api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(1);
    followed.leave();
    await expect.poll(() => world.api.ports.doorbell.listeners(`output:${running.task.id}`)).toBe(0);
  });

  it('says that a task is unknown, somebody else’s too', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    for (const id of [running.task.id, 'nobodys', '%%%']) {
      const followed = followWs<Line>(world.client(world.api.tokens.other.secret), OUTPUT, { id });
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
    const running = await world.api.runningTask(world.api.people.anna);
    const followed = followWs<Line>(world.client(world.api.tokens.member.secret), OUTPUT, { id: running.task.id, after: -1 });
    await followed.ended;
    expect(followed.errors).toMatchObject([{ extensions: { code: 'input.invalid', field: 'after' } }]);
  });

  it('tells each change of its state, and ends with the last one', async () => {
    const running = await world.api.runningTask(world.api.people.anna);
    const query = `subscription { taskChanged(taskId: "${running.task.id}") { state endedAt isMine project { name } } }`;
    const followed = followWs<{ taskChanged: { state: string } }>(world.client(world.api.tokens.member.secret), query);
    await followed.has(1);
    await running.finish();
    expect(await followed.ended).toBe('complete');
    expect(followed.items.map(({ taskChanged }) => taskChanged.state)).toEqual(['RUNNING', 'SUCCEEDED']);
  });
});

describe('following a conversation over WebSocket', () => {
  it('tells what happens to a message until its final reply, with the reply being made in between', async () => {
    const { secret } = world.api.tokens.member;
    const send =
      'mutation { sendMessage(input: { text: "Привет", clientMessageId: "c1" }) { ... on SendMessagePayload { turn { id } conversation { id } } } }';
    const { data } = await ask<{ sendMessage: { turn: { id: string }; conversation: { id: string } } }>(world.api.url, secret, send);
    const { turn, conversation } = data.sendMessage;
    const query = `subscription { conversationEvents(conversationId: "${conversation.id}") {
      __typename number turnId ... on MessageStored { clientMessageId message { text } } ... on TurnRouted { route { mode matchedBy } }
      ... on ReplyPartial { offset delta } ... on ReplyFinal { text model costUsd milliseconds } } }`;
    const followed = followWs<{ conversationEvents: Record<string, unknown> }>(world.client(secret), query);
    await followed.has(1);
    const { inbox, turns, conversationLog, doorbell } = world.api.ports;
    const claimed = await inbox.claim({ workerId: 'w', milliseconds: 60_000 });
    if (claimed === null) throw new Error('nothing to answer');
    // What follows a ring closely is told with it, so time has to pass.
    const told = async (count: number): Promise<void> => {
      doorbell.ring(`conversation:${claimed.turn.conversationId}`);
      while (followed.items.length < count) await world.api.ports.clock.advance(25);
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
      endedAt: world.api.ports.clock.now(),
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
