import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, UnknownIdError } from '../errors.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aConversation, aTask, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeStopTask } from './end-task.ts';

async function world() {
  const ports = await makeWholeWorld();
  await ports.conversations.ensure(aConversation());
  await ports.tasks.add(aTask({ conversationId: uuid(10), spent: 5 }));
  const claim = async () => present(await ports.taskQueue.claim(lease('w'), ports.clock.now()));
  return { ports, claim, stop: ports.useCases.stopTask, retry: ports.useCases.retryTask };
}

describe('stopping a task', () => {
  test('ends it for good, says who did it in its log and conversation, and tells whoever follows', async () => {
    const { ports, stop } = await world();
    const stopped = await stop(as(ANNA), 'abc234');
    const reason = { code: 'task.stopped.by-person', message: 'Остановлено: Аня.' };
    expect(stopped).toMatchObject({ state: 'stopped', reason, endedAt: ports.clock.now() });
    await expect(ports.output.read('abc234', 0, 10)).resolves.toMatchObject({
      isComplete: true,
      lines: [{ kind: 'system', text: reason.message }],
    });
    const events = await ports.conversationLog.read(uuid(10), 0, 10);
    expect(events.at(-1)?.body).toEqual({ kind: 'notice', text: reason.message, taskId: 'abc234' });
    expect(ports.doorbell.rung).toEqual(['task:abc234', 'output:abc234', 'work:tasks', `conversation:${uuid(10)}`]);
    await expect(ports.taskQueue.claim(lease('w'), ports.clock.now())).resolves.toBeNull();
  });

  test("takes back what it had asked for, and nobody else's requests", async () => {
    const { ports, stop } = await world();
    await ports.tasks.add(aTask({ id: 'other2' }));
    const asked = { step: 1, action: 'make', approver: 'owner', decision: null, decidedBy: null, decidedAt: null } as const;
    const requestedAt = ports.clock.now();
    const expiresAt = new Date(requestedAt.getTime() + 60_000);
    await ports.approvals.request({ ...asked, id: 'mine', taskId: 'abc234', requestedAt, expiresAt });
    await ports.approvals.request({ ...asked, id: 'theirs', taskId: 'other2', requestedAt, expiresAt });
    await stop(as(ANNA), 'abc234');
    expect((await ports.approvals.pending('everybody')).map(({ id }) => id)).toEqual(['theirs']);
    await expect(ports.approvals.get('mine')).resolves.toMatchObject({ decision: 'expired', decidedBy: null });
  });

  test('I4: makes the writes of whoever runs it too late', async () => {
    const { ports, claim, stop } = await world();
    const { fence } = await claim();
    await stop(as(ADMIN), 'abc234');
    const ending = { state: 'succeeded', reason: null, result: null, at: ports.clock.now() } as const;
    await expect(ports.taskQueue.finish('abc234', fence, ending, { line: 'x', notice: 'x' })).resolves.toBe(false);
    await expect(ports.tasks.get('abc234')).resolves.toMatchObject({ state: 'stopped', reason: { message: 'Остановлено: Адам.' } });
  });

  test('I4: when it ended by itself in the same moment, the one who stops is told', async () => {
    const { ports, claim } = await world();
    const { fence } = await claim();
    const tasks: typeof ports.tasks = {
      ...ports.tasks,
      stop: async (...args) => {
        const ending = { state: 'succeeded', reason: null, result: null, at: ports.clock.now() } as const;
        await ports.taskQueue.finish('abc234', fence, ending, { line: 'x', notice: 'x' });
        return ports.tasks.stop(...args);
      },
    };
    await expect(makeStopTask({ ...ports, tasks })(as(ANNA), 'abc234')).rejects.toThrow(new ConflictError('Задача abc234 уже выполнена.'));
    await expect(ports.tasks.get('abc234')).resolves.toMatchObject({ state: 'succeeded' });
  });

  test('I4: of two who stop it one wins and the other is told', async () => {
    const { stop } = await world();
    const outcomes = await Promise.allSettled([stop(as(ANNA), 'abc234'), stop(as(ADMIN), 'abc234')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(stop(as(ANNA), 'abc234')).rejects.toThrow('Задача abc234 уже остановлена.');
  });

  test("I7: is its person's and the admins' right, also where others are members of the project", async () => {
    const { ports, stop, retry } = await world();
    await expect(stop(as(BORIS), 'abc234')).rejects.toThrow(new UnknownIdError('task'));
    await ports.projects.addMember(uuid(20), BORIS.id);
    await expect(stop(as(BORIS), 'abc234')).rejects.toThrow(new UnknownIdError('task'));
    await expect(retry(as(BORIS), 'abc234')).rejects.toThrow(new UnknownIdError('task'));
    await expect(stop(as(ANNA), 'nothing')).rejects.toThrow(new UnknownIdError('task'));
    await expect(stop(as(ANNA, { scope: 'read' }), 'abc234')).rejects.toThrow(ForbiddenError);
    await expect(ports.tasks.get('abc234')).resolves.toMatchObject({ state: 'queued' });
  });

  test('that vanishes meanwhile, or whose person is gone, is not stumbled over', async () => {
    const { ports } = await world();
    const gone = makeStopTask({ ...ports, tasks: { ...ports.tasks, stop: async () => null } });
    await expect(gone(as(ANNA), 'abc234')).rejects.toThrow(UnknownIdError);
    const nobody = makeStopTask({ ...ports, people: { ...ports.people, get: async () => null } });
    await expect(nobody(as(ANNA), 'abc234')).resolves.toMatchObject({ reason: { message: 'Stopped by someone.' } });
    await ports.tasks.add(aTask({ id: 'silent' }));
    await expect(ports.useCases.stopTask(as(ANNA), 'silent')).resolves.toMatchObject({ state: 'stopped' });
  });
});
