import { describe, expect } from 'vitest';

import type { TaskResult } from '../../tasks/task.ts';
import { aTask, NOON } from '../fixtures.ts';
import { lease, present, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const REASON = { code: 'task.stopped.by-person', message: 'Stopped.' };
const WORKTREE = { folder: '/data/abc234', branch: 'parley/abc234-x', base: 'a'.repeat(40), into: 'main' };
const RESULT: TaskResult = {
  summary: 'Половина сделана',
  exitCode: null,
  evidence: {
    commands: [{ command: 'npm test', exitCode: null }],
    filesWritten: ['a.ts'],
    commits: [{ hash: 'f'.repeat(40), subject: 'x' }],
    diffStat: null,
  },
};
const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);

async function stopped({ tasks, taskQueue }: ContractWorld, id: string, seconds: number): Promise<void> {
  await tasks.add(aTask({ id }));
  await taskQueue.claim(lease('w'), NOON);
  await tasks.stop(id, REASON, at(seconds));
}

/** What every EndedTasks does. */
export function endedTasksContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('I4: keeps what a stopped task left behind, once, and of no other task', async (world) => {
      const { tasks, taskQueue, endedTasks } = world;
      await stopped(world, 'abc234', 5);
      expect(await endedTasks.keepResult('abc234', RESULT)).toBe(true);
      expect(await endedTasks.keepResult('abc234', { ...RESULT, summary: 'later' })).toBe(false);
      expect(await tasks.get('abc234')).toMatchObject({ state: 'stopped', result: RESULT, endedAt: at(5) });
      await tasks.add(aTask({ id: 'run234' }));
      const { fence } = present(await taskQueue.claim(lease('w'), NOON));
      expect(await endedTasks.keepResult('run234', RESULT)).toBe(false);
      await taskQueue.finish('run234', fence, { state: 'failed', reason: REASON, result: null, at: NOON }, { line: 'x', notice: 'x' });
      for (const id of ['run234', 'nope', '']) expect(await endedTasks.keepResult(id, RESULT)).toBe(false);
    });

    it('names the stopped tasks of which nothing is kept, but not those that never began', async (world) => {
      const { tasks, endedTasks } = world;
      await stopped(world, 'late234', 9);
      await stopped(world, 'one234', 2);
      await stopped(world, 'two234', 3);
      await stopped(world, 'kept234', 1);
      await endedTasks.keepResult('kept234', RESULT);
      await tasks.add(aTask({ id: 'never234' }));
      await tasks.stop('never234', REASON, NOON);
      const ids = async (limit: number) => (await endedTasks.withoutResult(at(9), limit)).map(({ id }) => id);
      expect(await ids(10)).toEqual(['one234', 'two234']);
      expect(await ids(1)).toEqual(['one234']);
    });

    it('adds up what became of a branch, and only where there is one', async ({ tasks, taskQueue, taskReports, endedTasks }) => {
      await tasks.add(aTask());
      const { fence } = present(await taskQueue.claim(lease('w'), NOON));
      await endedTasks.markBranch('abc234', { isMerged: true });
      expect(await tasks.get('abc234')).toMatchObject({ worktree: null });
      await taskReports.keepWorktree('abc234', fence, WORKTREE);
      await endedTasks.markBranch('abc234', { isMerged: true });
      await endedTasks.markBranch('abc234', { isRemoved: true });
      await endedTasks.markBranch('nope', { isRemoved: true });
      expect((await tasks.get('abc234'))?.worktree).toEqual({ ...WORKTREE, isMerged: true, isRemoved: true });
    });
  });
}
