import { describe, expect } from 'vitest';
import type { TaskWork } from '../../tasks/task.ts';
import { aProject, aTask, NOON, uuid } from '../fixtures.ts';
import { ANNA, lease, present, PROJECT, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);

function prompt(text: string, template: string | null = null): TaskWork {
  const used = template === null ? null : { name: template, parameters: {}, tools: null };
  return { kind: 'prompt', prompt: text, model: null, template: used, continues: null };
}

async function ran({ tasks, taskQueue }: ContractWorld, id: string, work: TaskWork, seconds: number, projectId = PROJECT): Promise<void> {
  await tasks.add(aTask({ id, work, projectId }));
  const { fence } = present(await taskQueue.claim(lease('w'), NOON));
  const ending = { state: id.startsWith('bad') ? 'failed' : 'succeeded', reason: null, result: null, at: at(seconds) } as const;
  await taskQueue.finish(id, fence, ending, { line: 'x', notice: 'x' });
}

/** What every TaskHistory does. */
export function taskHistoryContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('tells of finished prompt tasks of the same project and template, newest first', async (world) => {
      await world.projects.add(aProject({ id: uuid(21), name: 'other', addedBy: ANNA }));
      await ran(world, 'plain1', prompt('Почини 🚀'), 10);
      await ran(world, 'plain2', prompt('x'.repeat(50)), 20);
      await ran(world, 'review', prompt('Проверь', 'code-review'), 30);
      await ran(world, 'elsewh', prompt('Почини'), 40, uuid(21));
      await ran(world, 'bad234', prompt('Почини'), 50);
      await ran(world, 'comman', { kind: 'command', command: 'make' }, 60);
      await world.tasks.add(aTask({ id: 'queued', work: prompt('Почини') }));
      const alike = (template: string | null, limit = 10) => world.taskHistory.alike({ projectId: PROJECT, template }, limit);
      expect(await alike(null)).toEqual([
        { promptLength: 50, spent: 0, milliseconds: 20_000 },
        { promptLength: 8, spent: 0, milliseconds: 10_000 },
      ]);
      expect(await alike(null, 1)).toHaveLength(1);
      expect(await alike('code-review')).toEqual([{ promptLength: 7, spent: 0, milliseconds: 30_000 }]);
      expect(await alike('unknown')).toEqual([]);
    });
  });
}
