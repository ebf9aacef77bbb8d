import { describe, expect } from 'vitest';
import type { RunningLimits } from '../../tasks/running-limits.ts';
import { aProject, aTask, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, expiredLease, lease, placeOf, present, testIn, type MakeWorld } from './world.ts';

const NONE: RunningLimits = { perPerson: null, perProject: null, all: null };
const OTHER_PROJECT = uuid(21);
const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);

/** How every TaskQueue shares its workers. */
export function taskFairnessContract(name: string, make: MakeWorld): void {
  describe(`${name}: fairness`, () => fairness(make));
  describe(`${name}: limits`, () => limits(make));
}

function fairness(make: MakeWorld): void {
  const it = testIn(make);

  it('a hundred tasks of one person do not starve another’s one', async ({ tasks, taskQueue }) => {
    for (let n = 0; n < 100; n += 1) await tasks.add(aTask({ id: `anna${String(n).padStart(3, '0')}`, personId: ANNA, createdAt: at(n) }));
    await tasks.add(aTask({ id: 'boris', personId: BORIS, createdAt: at(1_000) }));
    expect(await placeOf(tasks, 'boris', NONE, NOON)).toEqual({ ahead: 1, waitsFor: 'worker' });
    expect(await placeOf(tasks, 'anna099', NONE, NOON)).toEqual({ ahead: 100, waitsFor: 'worker' });
    const claimed: string[] = [];
    for (let n = 0; n < 3; n += 1) claimed.push(present(await taskQueue.claim(lease('w'), NOON)).task.id);
    expect(claimed).toEqual(['anna000', 'boris', 'anna001']);
  });

  it('tasks that have to wait take no place before others, also when they are asked for together', async ({ tasks }) => {
    await tasks.add(aTask({ id: 'first2', createdAt: at(0) }));
    const after = [{ taskId: 'first2', when: 'success' }] as const;
    for (const n of [1, 2]) await tasks.add(aTask({ id: `waits${String(n)}`, state: 'waiting', after, createdAt: at(n) }));
    await tasks.add(aTask({ id: 'last22', createdAt: at(3) }));
    const ids = ['first2', 'waits1', 'waits2', 'last22'];
    const together = await tasks.positions(ids, NONE, NOON);
    expect(ids.map((id) => together.get(id))).toEqual([
      { ahead: 0, waitsFor: 'worker' },
      { ahead: 1, waitsFor: 'dependency' },
      { ahead: 1, waitsFor: 'dependency' },
      { ahead: 1, waitsFor: 'worker' },
    ]);
    for (const id of ids) expect(await placeOf(tasks, id, NONE, NOON)).toEqual(together.get(id));
  });

  it('the place in the queue is the order in which tasks are claimed', async ({ tasks, taskQueue }) => {
    for (let n = 0; n < 8; n += 1) {
      await tasks.add(aTask({ id: `task${String(n)}`, personId: n % 3 === 2 ? BORIS : ANNA, createdAt: at(n) }));
    }
    const ids = Array.from({ length: 8 }, (_, n) => `task${String(n)}`);
    await taskQueue.claim(lease('w'), NOON);
    const places = new Map<string, number>();
    for (const id of ids.slice(1)) places.set(id, present(await placeOf(tasks, id, NONE, NOON)).ahead);
    expect(await placeOf(tasks, 'task0', NONE, NOON)).toEqual({ ahead: 0, waitsFor: null });
    const together = await tasks.positions([...ids.slice(1), 'nope'], NONE, NOON);
    const claimed: string[] = [];
    for (let claim = await taskQueue.claim(lease('w'), NOON); claim !== null; claim = await taskQueue.claim(lease('w'), NOON)) {
      claimed.push(claim.task.id);
    }
    expect(together).toEqual(new Map([...places].map(([id, ahead]) => [id, { ahead, waitsFor: 'worker' }])));
    expect(claimed).toHaveLength(7);
    expect(claimed.map((id) => places.get(id))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await placeOf(tasks, 'nope', NONE, NOON)).toBeNull();
  });
}

function limits(make: MakeWorld): void {
  const it = testIn(make);

  it('no person, no project and nobody together runs more than they may; what waits says for which of them', async (world) => {
    const { tasks, taskQueue, projects } = world;
    await projects.add(aProject({ id: OTHER_PROJECT, name: 'other', addedBy: ANNA }));
    for (const [index, [personId, projectId]] of (
      [
        [ANNA, aProject().id],
        [ANNA, aProject().id],
        [ANNA, OTHER_PROJECT],
        [BORIS, aProject().id],
        [BORIS, OTHER_PROJECT],
      ] as const
    ).entries()) {
      await tasks.add(aTask({ id: `task${String(index)}`, personId, projectId, createdAt: at(index) }));
    }
    const most: RunningLimits = { perPerson: 2, perProject: 1, all: null };
    const claim = async (): Promise<string | null> => (await taskQueue.claim(lease('w'), NOON, most))?.task.id ?? null;
    expect([await claim(), await claim(), await claim()]).toEqual(['task0', 'task4', null]);
    expect(await placeOf(tasks, 'task1', most, NOON)).toMatchObject({ waitsFor: 'project' });
    expect(await placeOf(tasks, 'task1', { ...most, perPerson: 1 }, NOON)).toMatchObject({ waitsFor: 'person' });
    expect(await placeOf(tasks, 'task1', { ...NONE, all: 2 }, NOON)).toMatchObject({ waitsFor: 'all' });
    expect(await taskQueue.claim(lease('w'), NOON, { ...NONE, all: 2 })).toBeNull();
    expect(await taskQueue.claim(lease('w'), NOON, { ...NONE, all: 3 })).toMatchObject({ task: { id: 'task1' } });
  });

  it('what a dead worker held counts no more, and is taken over within the limit', async ({ tasks, taskQueue }) => {
    await tasks.add(aTask());
    await taskQueue.claim(expiredLease('w1'), NOON, { ...NONE, perPerson: 1 });
    expect(await taskQueue.claim(lease('w2'), NOON, { ...NONE, perPerson: 1 })).toMatchObject({ task: { attempt: 2 } });
  });

  it('many claims at once never exceed a limit', async ({ tasks, taskQueue }) => {
    for (let n = 0; n < 30; n += 1)
      await tasks.add(aTask({ id: `task${String(n)}`, personId: n % 2 === 0 ? ANNA : BORIS, createdAt: at(n) }));
    const most: RunningLimits = { perPerson: 3, perProject: null, all: 5 };
    for (let round = 0; round < 3; round += 1) {
      const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => taskQueue.claim(lease(`w${String(n)}`), NOON, most)));
      const taken = claims.filter((claim) => claim !== null);
      expect(taken).toHaveLength(5);
      for (const person of [ANNA, BORIS]) expect(taken.filter(({ task }) => task.personId === person).length).toBeLessThanOrEqual(3);
      for (const { task, fence } of taken) {
        await taskQueue.finish(task.id, fence, { state: 'succeeded', reason: null, result: null, at: NOON }, { line: 'x', notice: 'x' });
      }
    }
  });
}
