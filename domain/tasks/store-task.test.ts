import { expect, it } from 'vitest';
import { furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aTask } from '../testing/fixtures.ts';
import { storeTask } from './store-task.ts';

it('a task that comes after others is stored waiting, and says for which, in the language of whoever asked for it', async () => {
  const ports = { ...(await furnish(makeDomainWorld())), settings: { openPerPerson: 500 } };
  for (const id of ['first2', 'second']) await ports.tasks.add(aTask({ id }));
  const after = [
    { taskId: 'second', when: 'success' },
    { taskId: 'first2', when: 'always' },
  ] as const;
  const task = await storeTask(ports, { ...aTask(), after }, null);
  expect(task).toMatchObject({
    state: 'waiting',
    reason: { code: 'task.waiting.dependency', message: 'Ждёт, пока закончится second, first2.' },
    after,
  });
  expect(await ports.tasks.get(task.id)).toEqual(task);
  await expect(storeTask(ports, aTask(), null)).resolves.toMatchObject({ state: 'queued', reason: null });
});
