import { describe, expect } from 'vitest';
import type { TaskProgress } from '../../tasks/task-progress.ts';
import { aTask, NOON } from '../fixtures.ts';
import { expiredLease, lease, present, testIn, type MakeWorld } from './world.ts';

const PROGRESS: TaskProgress = {
  stage: 'running',
  detail: 'npm test «всё»',
  since: NOON,
  aliveAt: new Date(NOON.getTime() + 1_234),
  plan: [{ text: 'Починить', state: 'doing' }],
};
const worktree = (id: string) => ({ folder: `/data/${id}`, branch: `parley/${id}-x`, base: 'a'.repeat(40), into: 'main' });

/** What every TaskReports does. */
export function taskReportsContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('keeps what a task is doing and where it works, over attempts', async ({ tasks, taskQueue, taskReports }) => {
      await tasks.add(aTask());
      const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
      expect(await taskReports.report('abc234', fence, PROGRESS)).toBe(true);
      expect(await taskReports.keepWorktree('abc234', fence, worktree('abc234'))).toBe(true);
      await taskQueue.release('abc234', fence);
      const again = present(await taskQueue.claim(lease('w2'), NOON));
      expect(again.task).toMatchObject({ progress: PROGRESS, worktree: worktree('abc234') });
    });

    it('I4: a zombie reports nothing', async ({ tasks, taskQueue, taskReports }) => {
      await tasks.add(aTask());
      const zombie = present(await taskQueue.claim(expiredLease('w1'), NOON));
      await taskQueue.claim(lease('w2'), NOON);
      expect(await taskReports.report('abc234', zombie.fence, PROGRESS)).toBe(false);
      expect(await taskReports.keepWorktree('abc234', zombie.fence, worktree('abc234'))).toBe(false);
      expect(await tasks.get('abc234')).toMatchObject({ progress: null, worktree: null });
    });

    it('I4: one lease per worktree: each task has its own, and one holder at a time may write for it', async ({
      tasks,
      taskQueue,
      taskReports,
    }) => {
      for (const id of ['one234', 'two234']) {
        await tasks.add(aTask({ id }));
        const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
        await taskReports.keepWorktree(id, fence, worktree(id));
      }
      await taskQueue.renew(expiredLease('w1'), ['one234', 'two234']);
      const holders = await Promise.all(['w2', 'w3', 'w4', 'w5'].map((worker) => taskQueue.claim(lease(worker), NOON)));
      while (holders.filter((claim) => claim !== null).length < 2) holders.push(await taskQueue.claim(lease('w6'), NOON));
      const folders = holders.flatMap((claim) => claim?.task.worktree?.folder ?? []);
      expect(folders.toSorted()).toEqual(['/data/one234', '/data/two234']);
    });
  });
}
