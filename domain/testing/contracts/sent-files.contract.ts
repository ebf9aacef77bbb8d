import { describe, expect } from 'vitest';
import type { RunRef } from '../../agent/step.ts';
import type { OutboxEntry } from '../../delivery/outbox-entry.ts';
import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import { aBody, aFailure, aMessage, anAnswer, aTask, NOON, uuid } from '../fixtures.ts';
import { CHAT_TALK, drive, ensureChatTalk, lease, present, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const TURN = { kind: 'turn', id: uuid(2001) } as const;
const TASK = { kind: 'task', id: 'abc234' } as const;
const STOPPED = aFailure({ state: 'stopped', code: 'turn.stopped', message: 'Остановлено.' });
const CLOSING = { line: 'Готово.', notice: 'Задача готова.' };

const NOTICE = {
  id: uuid(4001),
  key: 'between',
  address: { channel: 'telegram', account: 'bot1', chat: '42', thread: null },
  audience: 'private',
  language: 'ru',
  conversationId: null,
  replyTo: null,
  body: aBody('Новость'),
} as const;

async function addFiles({ attachments }: ContractWorld, run: RunRef): Promise<void> {
  for (const n of [2, 1]) {
    const file = { kind: 'document', name: `${String(n)}.txt`, mime: 'text/plain', content: Uint8Array.of(n), at: NOON } as const;
    await attachments.add({ ...file, id: uuid(8600 + n), run, caption: n === 1 ? 'Отчёт 📄' : '' });
  }
}

async function ask(world: ContractWorld, conversationId = CHAT_TALK): Promise<number> {
  await ensureChatTalk(world);
  const reply = conversationId === TALK ? null : ({ outboxId: uuid(5001), language: 'ru' } as const);
  await world.inbox.store(aMessage(1, { conversationId, reply, source: { ...PLAIN_SOURCE, externalId: '42/7' } }));
  return present(await world.inbox.claim(lease('w1'))).fence;
}

async function begin(world: ContractWorld, conversationId: string | null = CHAT_TALK): Promise<number> {
  await ensureChatTalk(world);
  await world.tasks.add(aTask({ conversationId }));
  return present(await world.taskQueue.claim(lease('w1'), NOON)).fence;
}

async function told(world: ContractWorld): Promise<readonly OutboxEntry[]> {
  const claim = await drive(world);
  const entries = await world.outbox.open(claim, 100);
  await world.channels.release(claim);
  return entries;
}

const FILES = [
  { kind: 'notice', turnId: null, body: { kind: 'file', attachmentId: uuid(8602), caption: '' }, parts: [] },
  { kind: 'notice', turnId: null, body: { kind: 'file', attachmentId: uuid(8601), caption: 'Отчёт 📄' }, parts: [] },
];

/** How every store that ends turns and tasks tells the files that go out with them. */
export function sentFilesContract(name: string, make: MakeWorld): void {
  describe(`${name}: files of a turn`, () => ofTurns(make));
  describe(`${name}: files of a task`, () => ofTasks(make));
}

function ofTurns(make: MakeWorld): void {
  const it = testIn(make);

  it('I2: they are to be told behind the answer, where it is told, in the order in which they were added', async (world) => {
    const fence = await ask(world);
    await addFiles(world, TURN);
    expect(await told(world)).toHaveLength(1);
    await world.outbox.add({ ...NOTICE, createdAt: NOON });
    expect(await world.turns.finish(TURN.id, fence, anAnswer(), aBody())).toBe(true);
    const all = await told(world);
    expect(all).toMatchObject([{ kind: 'answer', body: aBody() }, { body: NOTICE.body }, ...FILES]);
    const [answer, , first] = all;
    const { address, audience, language, conversationId, replyTo } = present(answer);
    expect(first).toMatchObject({ address, audience, language, conversationId, replyTo, createdAt: NOON });
    expect(replyTo).toBe('42/7');
  });

  it('I2: also those of a turn that failed, and of one that was stopped', async (world) => {
    const fence = await ask(world);
    await addFiles(world, TURN);
    expect(await world.turns.finish(TURN.id, fence, aFailure(), aBody('Не вышло.'))).toBe(true);
    expect(await world.turns.stop(TURN.id, STOPPED, aBody())).toBe(false);
    expect(await told(world)).toMatchObject([{ body: aBody('Не вышло.') }, ...FILES]);
  });

  it('I2: a stop tells what was made until then, and who worked on the turn tells nothing more', async (world) => {
    const fence = await ask(world);
    await addFiles(world, TURN);
    expect(await world.turns.stop(TURN.id, STOPPED, aBody('Остановлено.'))).toBe(true);
    expect(await world.turns.finish(TURN.id, fence, anAnswer(), aBody())).toBe(false);
    expect(await told(world)).toMatchObject([{ body: aBody('Остановлено.') }, ...FILES]);
  });

  it('I4: a zombie’s end tells no files', async (world) => {
    const fence = await ask(world);
    await addFiles(world, TURN);
    expect(await world.turns.finish(TURN.id, fence + 1, anAnswer(), aBody())).toBe(false);
    expect(await told(world)).toMatchObject([{ body: null }]);
  });

  it('on the web nothing is told: they are known by the turn', async (world) => {
    const fence = await ask(world, TALK);
    await addFiles(world, TURN);
    expect(await world.turns.finish(TURN.id, fence, anAnswer(), aBody())).toBe(true);
    expect(await world.outbox.waiting()).toEqual([]);
    expect(await world.attachments.sentBy(TURN)).toHaveLength(2);
  });
}

function ofTasks(make: MakeWorld): void {
  const it = testIn(make);

  it('I2: they are to be told behind the notice of its end, in the order in which they were added', async (world) => {
    const fence = await begin(world);
    await addFiles(world, TASK);
    expect(await told(world)).toEqual([]);
    const ending = { state: 'failed', reason: null, result: null, at: NOON } as const;
    expect(await world.taskQueue.finish(TASK.id, fence, ending, CLOSING)).toBe(true);
    expect(await world.taskQueue.finish(TASK.id, fence, ending, CLOSING)).toBe(false);
    const all = await told(world);
    const place = { audience: 'private', language: 'ru', conversationId: CHAT_TALK, replyTo: null, createdAt: NOON };
    expect(all).toMatchObject([{ body: aBody(CLOSING.notice) }, ...FILES].map((entry) => ({ ...place, ...entry })));
  });

  it('I2: those that a stopped task has made are told, too', async (world) => {
    await begin(world);
    await addFiles(world, TASK);
    expect(await world.tasks.stop(TASK.id, { code: 'task.stopped', message: 'Остановлена.' }, NOON)).toMatchObject({ won: true });
    expect(await told(world)).toMatchObject([{ body: aBody('Остановлена.') }, ...FILES]);
  });

  for (const conversationId of [TALK, null]) {
    it(`where nobody follows a chat nothing is told: ${conversationId === null ? 'without a conversation' : 'on the web'}`, async (world) => {
      const fence = await begin(world, conversationId);
      await addFiles(world, TASK);
      const ending = { state: 'succeeded', reason: null, result: null, at: NOON } as const;
      expect(await world.taskQueue.finish(TASK.id, fence, ending, CLOSING)).toBe(true);
      expect(await world.outbox.waiting()).toEqual([]);
      expect(await world.attachments.sentBy(TASK)).toHaveLength(2);
    });
  }
}
