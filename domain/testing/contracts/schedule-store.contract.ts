import { describe, expect } from 'vitest';
import { ConflictError } from '../../errors.ts';
import type { Schedule } from '../../tasks/schedule.ts';
import { aTask, NOON } from '../fixtures.ts';
import { ANNA, BORIS, lease, PROJECT, TALK, testIn, type MakeWorld } from './world.ts';

const at = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);

function aSchedule(change: Partial<Schedule> = {}): Schedule {
  const { projectId, personId, work, limits } = aTask();
  return {
    id: 'sch234',
    plan: { projectId, personId, conversationId: TALK, work, limits, branch: 'главная', confirmation: null, retries: 0 },
    time: { kind: 'cron', expression: '0 9 * * *', zone: 'Europe/Berlin' },
    missed: 'run-once',
    state: 'active',
    nextAt: at(1),
    lastFiredAt: null,
    lastTaskId: null,
    createdAt: NOON,
    ...change,
  };
}

/** What every ScheduleStore does. */
export function scheduleStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: keeping`, () => keeping(make));
  describe(`${name}: firing`, () => firing(make));
}

function keeping(make: MakeWorld): void {
  const it = testIn(make);

  it('returns a schedule as it was added, of both kinds', async ({ schedules }) => {
    const once = aSchedule({ id: 'once23', time: { kind: 'once', at: at(3), zone: 'America/St_Johns' }, nextAt: at(3) });
    await schedules.add(aSchedule());
    await schedules.add(once);
    expect(await schedules.get('sch234')).toEqual(aSchedule());
    expect(await schedules.get('once23')).toEqual(once);
    for (const id of ['nope', '', 'no\0pe']) expect(await schedules.get(id)).toBeNull();
    await expect(schedules.add(aSchedule())).rejects.toThrow(ConflictError);
  });

  it('lists by next time, to those who may see them', async ({ schedules, projects }) => {
    await schedules.add(aSchedule({ id: 'done23', state: 'done', nextAt: null }));
    await schedules.add(aSchedule({ id: 'later2', nextAt: at(5) }));
    await schedules.add(aSchedule({ id: 'sooner', nextAt: at(2), plan: { ...aSchedule().plan, personId: BORIS } }));
    const ids = async (audience: { personId: string } | 'everybody') => (await schedules.list(audience)).map(({ id }) => id);
    expect(await ids('everybody')).toEqual(['sooner', 'later2', 'done23']);
    expect(await ids({ personId: BORIS })).toEqual(['sooner']);
    await projects.addMember(PROJECT, BORIS);
    expect(await ids({ personId: BORIS })).toEqual(['sooner', 'later2', 'done23']);
  });

  it('is due from its time on while it is active, oldest first', async ({ schedules }) => {
    await schedules.add(aSchedule({ id: 'second', nextAt: at(2) }));
    await schedules.add(aSchedule({ id: 'first2', nextAt: at(1) }));
    await schedules.add(aSchedule({ id: 'paused', state: 'paused', nextAt: null }));
    const due = async (hours: number, limit = 10) => (await schedules.due(at(hours), limit)).map(({ id }) => id);
    expect(await due(0.99)).toEqual([]);
    expect(await due(1)).toEqual(['first2']);
    expect(await due(2)).toEqual(['first2', 'second']);
    expect(await due(2, 1)).toEqual(['first2']);
  });

  it('is changed only as it was read, and never twice from one reading', async ({ schedules }) => {
    await schedules.add(aSchedule());
    const paused = aSchedule({ state: 'paused', nextAt: null, missed: 'skip' });
    const answers = await Promise.all([schedules.change(aSchedule(), paused), schedules.change(aSchedule(), paused)]);
    expect(answers.toSorted()).toEqual([false, true]);
    expect(await schedules.get('sch234')).toEqual(paused);
    expect(await schedules.change(aSchedule(), aSchedule())).toBe(false);
    expect(await schedules.change(paused, aSchedule({ time: { kind: 'once', at: at(9), zone: 'UTC' }, nextAt: at(9) }))).toBe(true);
    expect(await schedules.get('sch234')).toMatchObject({ state: 'active', nextAt: at(9), time: { at: at(9) } });
  });

  it('is gone when it is removed, and its tasks stay', async ({ schedules, tasks }) => {
    await schedules.add(aSchedule());
    await schedules.fire('sch234', at(1), { task: aTask({ scheduleId: 'sch234' }), nextAt: at(25), at: at(1) });
    expect(await schedules.remove('sch234')).toBe(true);
    expect(await schedules.remove('sch234')).toBe(false);
    expect(await schedules.get('sch234')).toBeNull();
    expect(await tasks.get('abc234')).toMatchObject({ scheduleId: null });
  });

  it('becomes another person’s with everything else of theirs', async ({ schedules, identities }) => {
    await schedules.add(aSchedule({ plan: { ...aSchedule().plan, personId: BORIS } }));
    await identities.merge(BORIS, ANNA);
    expect(await schedules.get('sch234')).toMatchObject({ plan: { personId: ANNA } });
  });
}

function firing(make: MakeWorld): void {
  const it = testIn(make);

  it('adds the task and moves on, at once', async ({ schedules, tasks, taskQueue }) => {
    await schedules.add(aSchedule());
    const task = aTask({ scheduleId: 'sch234', branch: 'главная', conversationId: TALK, createdAt: at(1) });
    expect(await schedules.fire('sch234', at(1), { task, nextAt: at(25), at: at(1.1) })).toBe(true);
    expect(await schedules.get('sch234')).toEqual(aSchedule({ nextAt: at(25), lastFiredAt: at(1.1), lastTaskId: 'abc234' }));
    expect(await tasks.get('abc234')).toEqual(task);
    expect(await taskQueue.claim(lease('w'), NOON)).toMatchObject({ task: { id: 'abc234' } });
  });

  it('two workers never fire one time twice', async ({ schedules, tasks }) => {
    for (let round = 0; round < 10; round += 1) {
      const id = `sch${String(round)}`;
      await schedules.add(aSchedule({ id }));
      const fire = (worker: number) =>
        schedules.fire(id, at(1), { task: aTask({ id: `${id}by${String(worker)}`, scheduleId: id }), nextAt: at(25), at: at(1) });
      expect((await Promise.all([fire(1), fire(2), fire(3)])).filter((fired) => fired)).toHaveLength(1);
    }
    expect((await tasks.list('everybody', { limit: 50, after: null })).items).toHaveLength(10);
  });

  it('schedules that fire at once make no more open tasks of one person than may be, and stay due', async ({ schedules, tasks }) => {
    const ids = ['one234', 'two234', 'thr234', 'fou234'];
    for (const id of ids) await schedules.add(aSchedule({ id }));
    await tasks.add(aTask({ id: 'open23' }));
    const fire = (id: string) =>
      schedules.fire(id, at(1), { task: aTask({ id: `${id}t`, scheduleId: id }), nextAt: at(25), at: at(1), openPerPerson: 3 });
    expect((await Promise.all(ids.map(fire))).filter((fired) => fired)).toHaveLength(2);
    expect(await schedules.due(at(1), 10)).toHaveLength(2);
    expect((await tasks.list('everybody', { limit: 10, after: null })).items).toHaveLength(3);
    const [left] = await schedules.due(at(1), 1);
    expect(await schedules.fire(left?.id ?? '', at(1), { task: null, nextAt: at(25), at: at(1), openPerPerson: 3 })).toBe(true);
  });

  it('a time that is skipped makes no task; after its last time it is done', async ({ schedules }) => {
    await schedules.add(aSchedule());
    expect(await schedules.fire('sch234', at(1), { task: null, nextAt: at(25), at: at(2) })).toBe(true);
    expect(await schedules.get('sch234')).toEqual(aSchedule({ nextAt: at(25) }));
    expect(await schedules.fire('sch234', at(25), { task: aTask(), nextAt: null, at: at(25) })).toBe(true);
    expect(await schedules.get('sch234')).toMatchObject({ state: 'done', nextAt: null, lastTaskId: 'abc234' });
    expect(await schedules.due(at(100), 10)).toEqual([]);
  });

  it('does nothing when it was paused or moved meanwhile', async ({ schedules, tasks }) => {
    await schedules.add(aSchedule());
    const next = { task: aTask(), nextAt: at(25), at: at(1) };
    expect(await schedules.fire('sch234', at(0.5), next)).toBe(false);
    await schedules.change(aSchedule(), aSchedule({ state: 'paused', nextAt: null }));
    expect(await schedules.fire('sch234', at(1), next)).toBe(false);
    expect(await schedules.fire('nope', at(1), next)).toBe(false);
    expect(await tasks.get('abc234')).toBeNull();
  });
}
