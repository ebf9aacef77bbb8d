import { describe, expect, test } from 'vitest';

import { makeDeliveryWorld, textBody } from '../testing/delivery-world.ts';
import { aTask, NOON, uuid } from '../testing/fixtures.ts';

const ANN = { chat: '1' };

describe('an answer', () => {
  test('shows typing, then its first text at once, then grows by edits of one message, and ends with its buttons', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    const driven = world.drive();
    const answer = await world.ask(ANN, 'q1');
    await clock.advance(2000);
    expect([channel.typing, channel.messages]).toEqual([['1'], []]);
    await answer.grow('Привет');
    await clock.advance(0);
    expect(channel.messages).toMatchObject([{ text: 'Привет', replyTo: 'q1', buttons: ['stop'], isFinal: false }]);
    for (const text of ['Привет, ', 'Привет, Анна', 'Привет, Анна! 👋']) await answer.grow(text);
    await clock.advance(1000);
    expect(channel.messages).toMatchObject([{ id: '1', text: 'Привет, Анна! 👋' }]);
    await answer.end('Привет, Анна! 👋 Чем помочь?');
    await clock.advance(1000);
    expect(channel.messages).toMatchObject([
      { id: '1', text: 'Привет, Анна! 👋 Чем помочь?', buttons: ['good', 'bad', 'retry'], isFinal: true },
    ]);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    expect(channel.floodWaits).toBe(0);
    await driven.stop();
    expect(clock.sleepers).toBe(0);
  });

  test('I11: of which nothing is to be seen is told of within five seconds, in the message that it then becomes', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    const driven = world.drive();
    const [answered, failed] = [await world.ask(ANN, 'q1'), await world.ask({ chat: '2' }, 'q2')];
    await clock.advance(3_500);
    expect(channel.messages).toEqual([]);
    await clock.advance(1_500);
    const waiting = { text: '⏳ Всё ещё жду ответа…', buttons: ['stop'], isFinal: false };
    expect(channel.messages).toMatchObject([waiting, waiting]);
    await clock.advance(60_000);
    await answered.grow('Привет');
    await failed.end(textBody('Модель не ответила вовремя.'));
    await clock.advance(3_000);
    expect(channel.messages).toMatchObject([{ text: 'Привет' }, { text: 'Модель не ответила вовремя.', isFinal: true }]);
    await driven.stop();
  });

  test('that is there at once is sent as it is, once', async () => {
    const world = await makeDeliveryWorld();
    const driven = world.drive();
    const answer = await world.ask(ANN);
    await answer.end(textBody('Вот список.'));
    await world.clock.advance(5000);
    expect(world.channel.messages).toMatchObject([{ text: 'Вот список.', buttons: [], isFinal: true }]);
    await driven.stop();
  });

  test('longer than a message grows into several, the button under the last, and surplus ones are taken away', async () => {
    const world = await makeDeliveryWorld({}, { capabilities: { maxLength: 120 } });
    const { clock, channel } = world;
    const driven = world.drive();
    const answer = await world.ask(ANN);
    await answer.grow(`${'а'.repeat(90)}\n\n${'б'.repeat(90)}\n\n${'в'.repeat(50)}`);
    await clock.advance(5000);
    expect(channel.messages.map(({ text, buttons }) => [text.slice(0, 1), text.length, buttons.length])).toEqual([
      ['а', 90, 0],
      ['б', 90, 0],
      ['в', 50, 1],
    ]);
    await answer.end(textBody('Короче.'));
    await clock.advance(5000);
    expect(channel.messages.map(({ text }) => text)).toEqual(['Короче.']);
    await driven.stop();
  });

  test('whose message somebody takes away is sent anew', async () => {
    const world = await makeDeliveryWorld();
    const driven = world.drive();
    const answer = await world.ask(ANN);
    await answer.grow('раз');
    await world.clock.advance(10);
    world.channel.takeAway('1');
    await answer.end(textBody('раз, два'));
    await world.clock.advance(5000);
    expect(world.channel.messages).toMatchObject([{ id: '2', text: 'раз, два' }]);
    await driven.stop();
  });

  test('I3: the next one at the same place waits until it is told, those elsewhere do not', async () => {
    const world = await makeDeliveryWorld();
    const driven = world.drive();
    const first = await world.ask({ chat: '-1', audience: 'group', thread: '5' });
    const elsewhere = await world.ask({ chat: '-1', audience: 'group', thread: '6' });
    await first.grow('один');
    await elsewhere.end(textBody('другое'));
    await world.notify({ chat: '-1', audience: 'group', thread: '5' }, 'approval', textBody('Можно?', { buttons: ['approve', 'deny'] }));
    await world.clock.advance(10_000);
    expect(world.channel.messages.map(({ thread, text }) => [thread, text])).toEqual([
      ['5', 'один'],
      ['6', 'другое'],
      ['5', 'Можно?'],
    ]);
    await first.end(textBody('один, и всё'));
    await world.clock.advance(10_000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual(['один, и всё', 'другое', 'Можно?']);
    await driven.stop();
  });
});

describe('very much at once', () => {
  test('I3: hundreds of long answers hold up neither a notice nor an answer elsewhere', async () => {
    const world = await makeDeliveryWorld();
    const driven = world.drive();
    const answers = [];
    for (let chat = 1; chat <= 600; chat += 1) answers.push(await world.ask({ chat: `c${chat}` }));
    await world.notify({ chat: 'elsewhere' }, 'n1', 'Напоминание');
    const late = await world.ask({ chat: 'late' });
    await late.end(textBody('Ответ'));
    await world.clock.advance(2_000);
    expect(world.channel.messages.map(({ text }) => text).toSorted()).toEqual(['Напоминание', 'Ответ']);
    await answers[0]?.end(textBody('первый'));
    await answers[599]?.end(textBody('последний'));
    await world.clock.advance(10_000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual(expect.arrayContaining(['первый', 'последний']));
    await driven.stop();
  });

  test('I3: nor does one chat in which hundreds of questions wait for their answers', async () => {
    const world = await makeDeliveryWorld();
    const driven = world.drive();
    const first = await world.ask({ chat: 'busy' });
    for (let count = 1; count <= 700; count += 1) await world.ask({ chat: 'busy' });
    await world.notify({ chat: 'busy' }, 'n1', 'Можно?');
    await world.notify({ chat: 'elsewhere' }, 'n2', 'Напоминание');
    await first.grow('раз');
    await world.clock.advance(10_000);
    expect(world.channel.messages.map(({ text }) => text).toSorted()).toEqual(['Можно?', 'Напоминание', 'раз']);
    await driven.stop();
  });
});

describe('a message that follows a task', () => {
  test('shows its latest lines, holds nobody up, and says the end', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    await world.tasks.add(aTask());
    const claim = await world.taskQueue.claim({ workerId: uuid(901), milliseconds: 3_600_000 }, clock.now());
    const fence = claim?.fence ?? 0;
    const driven = world.drive();
    const answer = await world.ask(ANN);
    await answer.end(textBody('log', { followTaskId: 'abc234' }));
    await clock.advance(2000);
    for (let line = 1; line <= 50; line += 1) {
      await world.output.append('abc234', fence, [{ at: clock.now(), kind: 'text', text: `строка ${line}` }]);
      world.doorbell.ring('output:abc234');
      await clock.advance(100);
    }
    await world.notify(ANN, 'n1', 'тем временем');
    await clock.advance(3000);
    expect(channel.messages.map(({ text, isFinal }) => [text.includes('строка 50'), isFinal])).toEqual([
      [true, false],
      [false, true],
    ]);
    await world.taskQueue.finish(
      'abc234',
      fence,
      { state: 'succeeded', reason: null, result: null, at: clock.now() },
      { line: 'Готово.', notice: '' },
    );
    world.doorbell.ring('task:abc234', 'output:abc234');
    await clock.advance(3000);
    expect(channel.messages[0]).toMatchObject({ isFinal: true, text: expect.stringContaining('Готово.') });
    expect(channel.floodWaits).toBe(0);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    await driven.stop();
  });
});

describe('a message that says how a task stands', () => {
  const body = textBody('в очереди', { followTaskId: 'abc234', followAs: 'status' });
  const progress = { stage: 'testing', detail: 'npm test', since: NOON, plan: [{ text: 'Найти', state: 'done' }] } as const;

  test('is edited while the task runs, with a button that stops it, and ends with one short line', async () => {
    const world = await makeDeliveryWorld();
    const { clock, channel } = world;
    await world.tasks.add(aTask());
    const driven = world.drive();
    const answer = await world.ask(ANN);
    await answer.end(body);
    await clock.advance(3_000);
    expect(channel.messages).toMatchObject([{ text: 'в очереди', isFinal: false }]);
    const fence = (await world.taskQueue.claim({ workerId: uuid(901), milliseconds: 3_600_000 }, clock.now()))?.fence ?? 0;
    await world.taskReports.report('abc234', fence, { ...progress, aliveAt: clock.now() });
    await world.output.append('abc234', fence, [{ at: clock.now(), kind: 'text', text: 'строка 50' }]);
    world.doorbell.ring('task:abc234');
    await clock.advance(21_000);
    expect(channel.messages).toHaveLength(1);
    expect(channel.messages[0]?.text).toContain('abc234 проверяет: npm test · 20 с · $0.00');
    expect(channel.messages[0]?.text).toContain('✓ Найти');
    expect(channel.messages[0]?.text).toContain('строка 50');
    expect(channel.messages[0]?.buttons).toEqual(['stop']);
    await driven.stop();
    const again = world.drive();
    await clock.advance(240_000);
    expect(channel.messages).toHaveLength(1);
    expect(channel.messages[0]?.text).toContain('Признаков жизни нет уже 4 мин.');
    await world.taskQueue.finish(
      'abc234',
      fence,
      { state: 'succeeded', reason: null, result: null, at: clock.now() },
      { line: 'Готово.', notice: '' },
    );
    world.doorbell.ring('task:abc234');
    await clock.advance(3_000);
    expect(channel.messages).toMatchObject([{ text: 'abc234 выполнена · 4 мин 21 с · $0.00', isFinal: true, buttons: [] }]);
    expect(channel.floodWaits).toBe(0);
    await again.stop();
  });
});

describe('a file', () => {
  test('is sent with its caption once; one that is gone or too large is told of', async () => {
    const world = await makeDeliveryWorld({}, { capabilities: { maxFileBytes: 10 } });
    await world.tasks.add(aTask());
    const run = { kind: 'task', id: aTask().id } as const;
    const file = { kind: 'document', mime: 'text/plain', caption: '', run, at: world.clock.now() } as const;
    await world.attachments.add({ ...file, id: uuid(71), name: 'отчёт.txt', content: new Uint8Array(10) });
    await world.attachments.add({ ...file, id: uuid(72), name: 'большой.txt', content: new Uint8Array(11) });
    const driven = world.drive();
    for (const id of [71, 72, 73]) await world.notify(ANN, `file ${id}`, { kind: 'file', attachmentId: uuid(id), caption: 'Отчёт' });
    await world.clock.advance(5000);
    expect(world.channel.messages.map(({ fileName, text }) => [fileName, text])).toEqual([
      ['отчёт.txt', 'Отчёт'],
      [null, 'Файл большой.txt слишком велик, чтобы отправить его сюда.'],
      [null, 'Здесь должен был быть файл, но его больше нет. Отчёт'],
    ]);
    await driven.stop();
  });
});
