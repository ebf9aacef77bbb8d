import { describe, expect } from 'vitest';
import { aBody, aMessage, anAnswer, aReservation, aTask, NOON, uuid } from '../../domain/testing/fixtures.ts';
import { expiredLease, lease, OTHER_TALK, present, TALK, testIn, type ContractWorld } from '../../domain/testing/contracts/world.ts';
import type { ClaimedTurn } from '../../domain/conversation/turn.ts';
import type { NewMessage } from '../../domain/ports/inbox.ts';
import type { TaskEnding } from '../../domain/ports/task-queue.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

const it = testIn(makePostgresWorld);
const DONE: TaskEnding = { state: 'succeeded', reason: null, result: null, at: NOON };
const STOPPED = { code: 'task.stopped.by-person', message: 'Stopped.' };

function oneTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Appends until it is refused; the number of the last line that was taken. */
async function appendUntilRefused({ output }: ContractWorld, id: string, fence: number): Promise<number> {
  for (let last = 0; ;) {
    const number = await output.append(id, fence, [{ at: NOON, kind: 'text', text: 'more' }]);
    if (number === null) return last;
    last = number;
  }
}

describe('tasks', () => {
  it('I4: append, finish and stop race: the log is gap-free, ends with one closing line, and nothing comes after it', async (world) => {
    for (const round of oneTo(15)) {
      const id = `race${String(round)}`;
      await world.tasks.add(aTask({ id, conversationId: TALK }));
      const { fence } = present(await world.taskQueue.claim(lease('w1'), NOON));
      const [, , stopped, finished] = await Promise.all([
        appendUntilRefused(world, id, fence),
        appendUntilRefused(world, id, fence),
        world.tasks.stop(id, STOPPED, NOON),
        world.taskQueue.finish(id, fence, DONE, { line: 'Done.', notice: 'Done.' }),
      ]);
      expect(stopped?.won).toBe(!finished);
      const { lines, isComplete } = present(await world.output.read(id, 0, 10_000));
      expect(isComplete).toBe(true);
      expect(lines.map(({ number }) => number)).toEqual(oneTo(lines.length));
      expect(lines.filter(({ kind }) => kind === 'system')).toEqual([lines.at(-1)]);
      expect(lines.at(-1)?.text).toBe(finished ? 'Done.' : 'Stopped.');
      expect(await world.conversationLog.last(TALK)).toBe(round);
    }
  });

  it('I4: a takeover between two writes of a zombie: the lines of both attempts are gap-free and the zombie adds none after it', async (world) => {
    for (const round of oneTo(10)) {
      const id = `zombie${String(round)}`;
      await world.tasks.add(aTask({ id }));
      const zombie = present(await world.taskQueue.claim(expiredLease('w1'), NOON));
      const zombieWrites = appendUntilRefused(world, id, zombie.fence);
      let taken = await world.taskQueue.claim(lease('w2'), NOON);
      while (taken === null) taken = await world.taskQueue.claim(lease('w2'), NOON);
      await world.output.append(id, taken.fence, [{ at: NOON, kind: 'stage', text: 'second attempt' }]);
      const before = await zombieWrites;
      const { lines } = present(await world.output.read(id, 0, 10_000));
      expect(lines).toHaveLength(before + 1);
      expect(lines.at(-1)?.text).toBe('second attempt');
      expect(await world.steps.begin({ kind: 'task', id }, zombie.fence, 1, { kind: 'model', model: 'm' })).toBe(false);
      expect(await world.taskQueue.finish(id, zombie.fence, DONE, { line: 'Done.', notice: '' })).toBe(false);
      await world.taskQueue.finish(id, taken.fence, DONE, { line: 'Done.', notice: '' });
    }
  });

  it('I4: eight workers empty a queue of 60 tasks, each task once, oldest first for each worker', async (world) => {
    const at = (second: number): Date => new Date(NOON.getTime() + second * 1000);
    for (const n of oneTo(60)) await world.tasks.add(aTask({ id: `task${String(n).padStart(2, '0')}`, createdAt: at(n) }));
    const work = async (worker: string): Promise<string[]> => {
      const done: string[] = [];
      for (let idle = 0; idle < 3;) {
        const claimed = await world.taskQueue.claim(lease(worker), NOON);
        if (claimed === null) idle += 1;
        else done.push(claimed.task.id);
      }
      return done;
    };
    const done = await Promise.all(oneTo(8).map((n) => work(`w${String(n)}`)));
    expect(done.flat().sort()).toEqual(oneTo(60).map((n) => `task${String(n).padStart(2, '0')}`));
    for (const mine of done) expect(mine).toEqual(mine.toSorted());
  });
});

describe('turns', () => {
  it('I1, I3: workers, senders who take turns at once and repeated senders: every message is answered once, in order', async (world) => {
    const messages = oneTo(40).map((n) => aMessage(n, { conversationId: n % 2 === 0 ? TALK : OTHER_TALK }));
    const busy = new Set<string>();
    const answered: string[] = [];
    const answer = async ({ turn, fence }: ClaimedTurn): Promise<void> => {
      expect(busy.has(turn.conversationId)).toBe(false);
      busy.add(turn.conversationId);
      await world.conversationLog.putPartial(turn.conversationId, fence, { turnId: turn.id, text: 'wor' });
      busy.delete(turn.conversationId);
      expect(await world.turns.finish(turn.id, fence, anAnswer(), aBody())).toBe(true);
      answered.push(turn.id);
    };
    const work = async (worker: string): Promise<void> => {
      while (answered.length < messages.length) {
        const claimed = await world.inbox.claim(lease(worker));
        if (claimed !== null) await answer(claimed);
      }
    };
    const take = async (message: NewMessage): Promise<void> => {
      const { claimed } = await world.inbox.store(message, lease('w4'));
      if (claimed !== undefined) await answer(claimed);
    };
    const send = messages.flatMap((message, index) => [
      take(message),
      world.inbox.store({ ...message, id: uuid(7000 + index), turnId: uuid(8000 + index) }),
    ]);
    await Promise.all([...send, work('w1'), work('w2'), work('w3')]);
    expect(new Set(answered).size).toBe(40);
    for (const talk of [TALK, OTHER_TALK]) {
      const positions = (await world.turns.recent(talk, { contextStart: 0, before: 100, limit: 100 })).map(({ position }) => position);
      expect(positions).toEqual(oneTo(20));
      expect((await world.conversationLog.read(talk, 0, 1000)).map(({ number }) => number)).toEqual(oneTo(40));
      expect(await world.conversationLog.partial(talk)).toBeNull();
    }
  });
});

describe('everything at once', () => {
  it('appends, endings, notices, messages, reservations and settlements wait for each other but never in a circle', async (world) => {
    const budgets = ['task', 'person-day', 'installation-day'].map((name) => ({ name, account: name, limit: 1e12, renewsAt: null }));
    const runTask = async (n: number): Promise<void> => {
      const { task, fence } = present(await world.taskQueue.claim(lease('w1'), NOON));
      const run = { kind: 'task', id: task.id } as const;
      for (const call of oneTo(5)) {
        const id = uuid(10_000 + n * 100 + call);
        const mine = call % 2 === 0 ? budgets : budgets.toReversed();
        await world.ledger.reserve(aReservation({ id, run, taskId: task.id, budgets: mine }));
        await world.steps.begin(run, fence, call, { kind: 'model', model: 'm' });
        await Promise.all([
          world.output.append(task.id, fence, [{ at: NOON, kind: 'text', text: 'x' }]),
          world.ledger.settle(id, null, NOON),
          world.conversationLog.addNotice(TALK, { key: `${task.id}:${String(call)}`, text: 'x', taskId: task.id, at: NOON }),
          world.inbox.store(aMessage(n * 100 + call)),
        ]);
      }
      const stop = () => world.tasks.stop(task.id, STOPPED, NOON);
      const finish = () => world.taskQueue.finish(task.id, fence, DONE, { line: 'Done.', notice: 'Done.' });
      await Promise.all(n % 2 === 0 ? [stop(), finish()] : [finish(), stop()]);
    };
    for (const n of oneTo(8)) await world.tasks.add(aTask({ id: `all${String(n)}`, conversationId: TALK }));
    await Promise.all(oneTo(8).map(runTask));
    expect(await world.conversationLog.last(TALK)).toBe(8 * 11);
    const spent = await Promise.all(oneTo(8).map(async (n) => present(await world.tasks.get(`all${String(n)}`)).spent));
    expect(spent).toEqual(oneTo(8).map(() => 5 * 1500));
    expect(await world.ledger.reserve(aReservation({ budgets: budgets.map((line) => ({ ...line, limit: 0 })) }))).toMatchObject({
      used: 8 * 5 * 1500,
    });
  });
});
