import { describe, expect, test } from 'vitest';

import { RejectedError, UnreachableError } from '../errors.ts';
import type { IncomingPress } from '../messaging/incoming-message.ts';
import type { ChatAdapter } from '../ports/chat-adapter.ts';
import { makeDeliveryWorld, CLOSED_DOOR } from '../testing/delivery-world.ts';
import { aMessage, aConversation, uuid } from '../testing/fixtures.ts';
import { startChannel } from './drive-channel.ts';

const ANN = { chat: '1' };

async function health(world: Awaited<ReturnType<typeof makeDeliveryWorld>>) {
  return (await world.channels.list())[0];
}

describe('driving a channel', () => {
  test('I4: one process drives an account; another takes over where the stream was left when it is dead, and the first sends nothing more', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    const first = world.drive(world, channel, uuid(9001));
    await clock.advance(0);
    await channel.session()?.saveCursor('17');
    await clock.advance(1000);
    let given: string | null = null;
    const second: ChatAdapter = {
      ...channel,
      listen: async (session, signal) => {
        given = session.cursor;
        await clock.sleep(3_600_000, signal).catch(() => {});
      },
    };
    const next = world.drive({ ...world, channels: { ...world.channels } }, second, uuid(9002));
    await clock.advance(10_000);
    expect(given).toBeNull();
    await first.stop();
    await clock.advance(2000);
    expect(given).toBe('17');
    await next.stop();
    expect(clock.sleepers).toBe(0);
  });

  test('I4: a claim that is lost ends everything that is being done with it', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    let isLost = false;
    const channels = {
      ...world.channels,
      renew: async () => !isLost,
      claim: async (...of: Parameters<typeof world.channels.claim>) => (isLost ? null : world.channels.claim(...of)),
    };
    const driven = world.drive({ ...world, channels });
    await clock.advance(1000);
    expect(channel.session()).not.toBeNull();
    isLost = true;
    await clock.advance(4000);
    expect(channel.session()).toBeNull();
    await world.notify(ANN, 'n1', 'Никто не отправит');
    await clock.advance(10_000);
    expect(channel.messages).toEqual([]);
    await driven.stop();
  });

  test('a database that is away for long ends it before the lease does', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    const driven = world.drive({ ...world, channels: { ...world.channels, renew: () => new Promise<boolean>(() => {}) } });
    await clock.advance(5000);
    expect(channel.session()).not.toBeNull();
    await clock.advance(9000);
    expect(channel.session()).toBeNull();
    await driven.stop();
  });

  test('an adapter that gives up is begun again with growing pauses, and says why it is down', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    let began = 0;
    const refused: ChatAdapter = {
      ...channel,
      listen: async () => ((began += 1), Promise.reject(new RejectedError('The token is refused.'))),
    };
    const driven = startChannel(world, refused, { workerId: uuid(9001), door: CLOSED_DOOR, menu: () => [] });
    await clock.advance(2000);
    expect(began).toBe(2);
    await expect(health(world)).resolves.toMatchObject({ state: 'down', lastError: { message: 'The token is refused.' } });
    await clock.advance(118_000);
    expect(began).toBeLessThan(10);
    await driven.stop();
  });

  test('says since when it is connected, what came last, what waits and what should be seen to', async () => {
    const world = await makeDeliveryWorld(
      {},
      {
        onRequest: () => {
          throw new UnreachableError('away');
        },
      },
    );
    const { clock, channel } = world;
    const driven = world.drive();
    await clock.advance(1000);
    const session = channel.session();
    session?.report({ kind: 'event' });
    session?.report({ kind: 'backlog', count: 3 });
    session?.report({ kind: 'hints', hints: ['Turn the privacy mode off.'] });
    await world.notify(ANN, 'n1', 'ждёт');
    await clock.advance(2000);
    const fares = await health(world);
    expect(fares).toMatchObject({ state: 'connected', backlog: 4, hints: ['Turn the privacy mode off.'], lastError: null });
    expect([fares?.connectedSince, fares?.lastEventAt]).toEqual([expect.any(Date), expect.any(Date)]);
    await driven.stop();
    await expect(health(world)).resolves.toMatchObject({ state: 'down', connectedSince: null });
  });

  test('what is being sent when it is stopped ends first', async () => {
    const world = await makeDeliveryWorld({}, { latencyMs: () => 1000 });
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'Напоминание');
    await world.clock.advance(100);
    const stopping = driven.stop();
    await world.clock.advance(1000);
    await stopping;
    expect(world.channel.messages).toHaveLength(1);
    expect((await world.outbox.waiting())[0]?.count ?? 0).toBe(0);
    expect(world.clock.sleepers).toBe(0);
  });
});

test('I1: what comes in while the database is away waits at the door', async () => {
  const world = await makeDeliveryWorld();
  let tries = 0;
  const door = {
    ...CLOSED_DOOR,
    redacted: async () => {
      if ((tries += 1) < 3) throw new UnreachableError('away');
    },
  };
  const driven = startChannel(world, world.channel, { workerId: uuid(9001), door, menu: () => [] });
  await world.clock.advance(0);
  const handed = world.channel.session()?.door.redacted('telegram:bot1', '1');
  await world.clock.advance(1000);
  await handed;
  expect(tries).toBe(3);
  await driven.stop();
});

describe('a press while the database is away', () => {
  const press: IncomingPress = {
    address: { channel: 'telegram', account: 'bot1', chat: '1', thread: null },
    audience: 'private',
    sender: { externalId: '7', name: 'Аня', languageTag: 'ru', isBot: false, isUs: false },
    externalId: 'p1',
    messageId: '1',
    action: 'stop',
    at: new Date(0),
  };

  /** Whoever presses, `awayMs` before the database is back or, when it `breaks`, something else is wrong. */
  async function pressed(awayMs: number, feedback: 'buttons' | 'reactions', breaks = false) {
    const world = await makeDeliveryWorld({}, { capabilities: { feedback } });
    const began = world.clock.monotonic();
    const door = {
      ...CLOSED_DOOR,
      press: async () => {
        if (breaks) throw new TypeError('broken');
        if (world.clock.monotonic() - began < awayMs) throw new UnreachableError('away');
        return 'Остановлено.';
      },
    };
    const driven = startChannel(world, world.channel, { workerId: uuid(9001), door, menu: () => [] });
    await world.clock.advance(0);
    const told: { text?: string | null } = {};
    const handed = world.channel
      .session()
      ?.door.press(press)
      .then((text) => Object.assign(told, { text }));
    await world.clock.advance(6_000);
    const inTime = told.text;
    await world.clock.advance(30_000);
    await handed;
    await driven.stop();
    expect(world.clock.sleepers).toBe(0);
    return { inTime, inTheEnd: told.text, isLogged: world.logger.of('press.failed').length > 0 };
  }

  test('is done when it is back within seconds', async () => {
    expect(await pressed(3_000, 'buttons')).toEqual({ inTime: 'Остановлено.', inTheEnd: 'Остановлено.', isLogged: false });
  });

  test('I11: of a button is answered by a sentence when it is not, or when anything else goes wrong', async () => {
    const again = 'Сейчас это не получилось. Нажмите ещё раз чуть позже.';
    expect(await pressed(20_000, 'buttons')).toEqual({ inTime: again, inTheEnd: again, isLogged: true });
    expect(await pressed(0, 'buttons', true)).toEqual({ inTime: again, inTheEnd: again, isLogged: true });
  });

  test('by a reaction, to which nothing can be answered, waits until it is back', async () => {
    expect(await pressed(20_000, 'reactions')).toEqual({ inTime: undefined, inTheEnd: 'Остановлено.', isLogged: false });
  });
});

describe('files that came in', () => {
  const file = (number: number, name: string, size: number | null, remote: string) =>
    ({ id: uuid(7000 + number), kind: 'document', name, mime: 'text/plain', size, seconds: null, remote }) as const;

  test('are fetched, or end with the reason why not, and their turn is not held up', async () => {
    let hiccups = 2;
    const world = await makeDeliveryWorld(
      {},
      {
        onRequest: ({ text }) => {
          if (text === 'slow' && (hiccups -= 1) >= 0) throw new UnreachableError('away');
          if (text === 'never') throw new UnreachableError('away');
        },
      },
    );
    const { channel } = world;
    for (const remote of ['fine', 'slow', 'big', 'zip']) channel.files.set(remote, new Uint8Array(remote === 'big' ? 2_000_000 : 3));
    const conversation = await world.conversations.ensure(
      aConversation({ address: { channel: 'telegram', account: 'bot1', chat: '1', thread: null } }),
    );
    const attachments = [
      file(1, 'а.txt', 3, 'fine'),
      file(2, 'б.txt', null, 'slow'),
      file(3, 'в.txt', null, 'big'),
      file(4, 'г.zip', 3, 'zip'),
      file(5, 'д.txt', 3, 'gone'),
      file(6, 'е.txt', 3, 'never'),
      file(7, 'ж.txt', 9_000_000, 'fine'),
    ];
    const message = aMessage(1, { conversationId: conversation.id, attachments, reply: null });
    await world.inbox.store(message);
    const driven = world.drive();
    world.doorbell.ring('work:attachments');
    await world.clock.advance(30_000);
    const settled = (await world.attachments.ofTurns([message.turnId])).get(message.turnId);
    expect(settled?.map(({ name, state, problem }) => [name, state, problem])).toEqual([
      ['а.txt', 'here', null],
      ['б.txt', 'here', null],
      ['в.txt', 'failed', 'too-large'],
      ['г.zip', 'failed', 'type-refused'],
      ['д.txt', 'failed', 'gone'],
      ['е.txt', 'failed', 'unreachable'],
      ['ж.txt', 'failed', 'too-large'],
    ]);
    expect(world.doorbell.rung).toContain('work:turns');
    await driven.stop();
  });
});
