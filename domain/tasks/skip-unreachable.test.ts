import { describe, expect, it, vi } from 'vitest';
import { CHAT_TALK, drive, ensureChatTalk, lease, present } from '../testing/contracts/world.ts';
import { furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aTask, NOON } from '../testing/fixtures.ts';
import { skipUnreachable, watchUnreachable } from './skip-unreachable.ts';

const after = (taskId: string) => ({ state: 'waiting', after: [{ taskId, when: 'success' }] }) as const;

/** Task `first2` has failed; `second` comes after it, `third2` after that one, and `always` after it whatever became of it. */
async function world() {
  const ports = await furnish(makeDomainWorld());
  await ensureChatTalk(ports);
  const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);
  await ports.tasks.add(aTask({ id: 'first2' }));
  await ports.tasks.add(aTask({ id: 'second', conversationId: CHAT_TALK, createdAt: later(1), ...after('first2') }));
  await ports.tasks.add(aTask({ id: 'third2', conversationId: CHAT_TALK, createdAt: later(2), ...after('second') }));
  const always = [{ taskId: 'first2', when: 'always' }] as const;
  await ports.tasks.add(aTask({ id: 'always', state: 'waiting', after: always, createdAt: later(3) }));
  const { fence } = present(await ports.taskQueue.claim(lease('w'), ports.clock.now()));
  const fail = () =>
    ports.taskQueue.finish(
      'first2',
      fence,
      { state: 'failed', reason: null, result: null, at: ports.clock.now() },
      { line: 'Нет.', notice: 'Нет.' },
    );
  return { ports, fail };
}

describe('tasks that can never start', () => {
  it('are stopped with the reason, those that come after them too, and each is told where it began', async () => {
    const { ports, fail } = await world();
    expect(await skipUnreachable(ports)).toEqual([]);
    await fail();
    expect(await skipUnreachable(ports)).toEqual(['second', 'third2']);
    expect(await skipUnreachable(ports)).toEqual([]);
    expect(await ports.tasks.get('second')).toMatchObject({
      state: 'stopped',
      reason: {
        code: 'task.skipped.dependency',
        message: 'Задача `second` пропущена: она идёт после `first2`, а та не удалась.',
      },
      lastLine: 1,
    });
    expect(await ports.tasks.get('third2')).toMatchObject({
      state: 'stopped',
      reason: { message: expect.stringContaining('остановлена') },
    });
    expect(await ports.tasks.get('always')).toMatchObject({ state: 'waiting' });
    expect(await ports.outbox.open(await drive(ports), 10)).toHaveLength(2);
    expect(ports.doorbell.rung).toContain('task:third2');
  });

  it('are found when another one ends, also when the database was away', async () => {
    const { ports, fail } = await world();
    let isAway = true;
    const unreachable: typeof ports.tasks.unreachable = async (limit) => {
      if (isAway) throw new Error('away');
      return ports.tasks.unreachable(limit);
    };
    const end = watchUnreachable({ ...ports, tasks: { ...ports.tasks, unreachable } });
    await fail();
    isAway = false;
    ports.doorbell.ring('work:tasks');
    await vi.waitFor(async () => expect(await ports.tasks.get('third2')).toMatchObject({ state: 'stopped' }));
    await end();
  });
});
