import { describe, expect, test } from 'vitest';

import { GoneError, NotSentError, RejectedError, UnreachableError } from '../errors.ts';
import { makeDeliveryWorld, textBody } from '../testing/delivery-world.ts';
import type { FakeRequest } from '../testing/fake-network.ts';
import { aTask, NOON, uuid } from '../testing/fixtures.ts';

const ANN = { chat: '1' };
const REPEATED = 'Возможно, повтор: неизвестно, было ли это уже отправлено.';

/** A network that answers some of what it is asked with an error. */
async function troubled(errorOf: (request: FakeRequest, when: 'before' | 'after') => Error | null, sendsOnce = false) {
  const asked: string[] = [];
  const world = await makeDeliveryWorld(
    {},
    {
      capabilities: { maxLength: 120, sendsOnce },
      onRequest: (request, when) => {
        if (when === 'before') asked.push(request.method);
        const error = errorOf(request, when);
        if (error !== null) throw error;
      },
    },
  );
  const told = () => world.channel.messages.map(({ text }) => text);
  return { world, asked, told, driven: world.drive() };
}

describe('an answer that changes', () => {
  test('whose looks are refused at the end is told in plain words, in the same message', async () => {
    const { world, told, driven } = await troubled(({ method, marks }) =>
      method === 'edit' && marks > 0 ? new RejectedError('bad entities') : null,
    );
    const answer = await world.ask(ANN);
    await answer.grow('раз');
    await world.clock.advance(10);
    await answer.grow('раз, **два**');
    await world.clock.advance(3_000);
    expect(told()).toEqual(['раз']);
    await answer.end(textBody('раз, **два**, три'));
    await world.clock.advance(5_000);
    expect(world.channel.messages).toMatchObject([{ id: '1', text: 'раз, два, три', isFinal: true }]);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    await driven.stop();
  });

  test('that is refused in plain words, too, stays as it was, and the next is told', async () => {
    const { world, told, driven } = await troubled(({ method }) => (method === 'edit' ? new RejectedError('never') : null));
    const answer = await world.ask(ANN);
    await answer.grow('раз');
    await world.clock.advance(10);
    await answer.end(textBody('раз, **два**'));
    await world.notify(ANN, 'n1', 'дальше');
    await world.clock.advance(10_000);
    expect(told()).toEqual(['раз', 'дальше']);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    await driven.stop();
  });

  test('whose message is taken away each time is not sent for ever', async () => {
    const { world, asked, driven } = await troubled(({ method }) => (method === 'edit' ? new GoneError('no such message') : null));
    const answer = await world.ask(ANN);
    for (let round = 0; round < 12; round += 1) {
      await answer.grow(`слово ${round}`);
      await world.clock.advance(3_000);
    }
    await answer.end(textBody('всё'));
    await world.clock.advance(60_000);
    expect(asked.filter((method) => method === 'edit')).toHaveLength(5);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    await driven.stop();
  });

  test.each([new NotSentError('no route'), new UnreachableError('cut')])(
    'takes surplus messages away also after trouble: %s',
    async (error) => {
      let isFirst = true;
      const { world, asked, told, driven } = await troubled(({ method }, when) => {
        if (method !== 'remove' || when !== 'before' || !isFirst) return null;
        isFirst = false;
        return error;
      });
      const answer = await world.ask(ANN);
      await answer.grow(`${'а'.repeat(90)}\n\n${'б'.repeat(90)}`);
      await world.clock.advance(5_000);
      expect(told()).toHaveLength(2);
      await answer.end(textBody('Короче.'));
      await world.clock.advance(30_000);
      expect(told()).toEqual(['Короче.']);
      expect(asked.filter((method) => method === 'remove')).toHaveLength(2);
      await driven.stop();
    },
  );
});

describe('a place on a map', () => {
  const pin = { latitude: 55.75, longitude: 37.59, title: 'Аптека', address: 'Арбат 9' };
  const shown = '📍 Аптека, Арбат 9 (55.75, 37.59)';

  test('comes behind the text as a message of its own, never as a change of one that was there', async () => {
    const { world, asked, told, driven } = await troubled(() => null);
    const answer = await world.ask(ANN);
    await answer.grow(`${'а'.repeat(90)}\n\n${'б'.repeat(90)}\n\n${'в'.repeat(90)}`);
    await world.clock.advance(9_000);
    expect(told()).toHaveLength(3);
    await answer.end(textBody('Вот.', { pin }));
    await world.clock.advance(30_000);
    expect(told()).toEqual(['Вот.', shown]);
    expect(asked.filter((method) => method === 'remove')).toHaveLength(2);
    await world.notify(ANN, 'n1', textBody('И ещё.', { pin: { ...pin, address: '' } }));
    await world.clock.advance(9_000);
    expect(told()).toEqual(['Вот.', shown, 'И ещё.', '📍 Аптека (55.75, 37.59)']);
    await driven.stop();
  });

  test('that the network refuses is told in words', async () => {
    const { world, asked, told, driven } = await troubled(({ number }, when) =>
      number === 2 && when === 'before' ? new RejectedError('wrong geo point') : null,
    );
    await world.notify(ANN, 'n1', textBody('Вот.', { pin }));
    await world.clock.advance(30_000);
    expect(told()).toEqual(['Вот.', shown]);
    expect(asked).toEqual(['send', 'send', 'send']);
    await driven.stop();
  });
});

describe('a message in a chat that is not there any more', () => {
  test.each(['n', '**n**'])('is given up at once, whatever it looks like: %s', async (markdown) => {
    const { world, asked, driven } = await troubled(({ method }) => (method === 'send' ? new GoneError('no such chat') : null));
    await world.notify(ANN, 'n1', markdown);
    await world.clock.advance(60_000);
    expect(asked).toEqual(['send']);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    await driven.stop();
  });
});

describe('a file', () => {
  async function withFile(errorOf: Parameters<typeof troubled>[0], sendsOnce = false) {
    const bench = await troubled(errorOf, sendsOnce);
    const file = { kind: 'document', name: 'a.txt', mime: 'text/plain', caption: '' } as const;
    const content = new TextEncoder().encode('Hello');
    await bench.world.tasks.add(aTask());
    await bench.world.attachments.add({ id: uuid(71), run: { kind: 'task', id: 'abc234' }, ...file, content, at: NOON });
    return bench;
  }

  test.each([
    ['Отчёт', `Отчёт\n\n${REPEATED}`],
    ['', REPEATED],
  ])('I2: of which nobody knows whether it was sent is sent again with a note: %j', async (caption, said) => {
    const { world, told, driven } = await withFile(({ number }, when) =>
      number === 1 && when === 'before' ? new UnreachableError('cut') : null,
    );
    await world.notify(ANN, 'f1', { kind: 'file', attachmentId: uuid(71), caption });
    await world.clock.advance(30_000);
    expect(told()).toEqual([said]);
    await driven.stop();
  });

  test('I2: where the same key is sent once, it is not doubled and has no note', async () => {
    const { world, told, driven } = await withFile(
      ({ number }, when) => (number === 1 && when === 'after' ? new UnreachableError('cut') : null),
      true,
    );
    await world.notify(ANN, 'f1', { kind: 'file', attachmentId: uuid(71), caption: 'Отчёт' });
    await world.clock.advance(30_000);
    expect(told()).toEqual(['Отчёт']);
    await driven.stop();
  });

  test('that is refused twice is given up, and the next is told', async () => {
    const { world, asked, told, driven } = await withFile(({ method }) => (method === 'sendFile' ? new RejectedError('no') : null));
    await world.notify(ANN, 'f1', { kind: 'file', attachmentId: uuid(71), caption: 'Отчёт' });
    await world.notify(ANN, 'n2', 'дальше');
    await world.clock.advance(30_000);
    expect(asked.filter((method) => method === 'sendFile')).toHaveLength(2);
    expect(told()).toEqual(['дальше']);
    await driven.stop();
  });
});
