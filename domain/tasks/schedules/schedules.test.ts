import { describe, expect, it } from 'vitest';

import { ConflictError, ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../../errors.ts';
import { ADMIN, ANNA, as, BORIS, GUEST, OWNER } from '../../testing/domain-world.ts';
import { uuid } from '../../testing/fixtures.ts';
import { makeWholeWorld } from '../../testing/whole-world.ts';
import type { NewTask } from '../new-task.ts';
import { makeFireSchedule } from './fire-schedule.ts';
import type { ScheduleEdit } from './schedules.ts';

const TASK: NewTask = {
  project: 'demo',
  prompt: 'Проверь здоровье',
  command: null,
  budgetUsd: 0.5,
  conversationId: null,
  model: null,
  key: null,
};
const DAILY = { task: TASK, cron: '0 9 * * *', at: null, zone: null, missed: null };
const NOTHING: ScheduleEdit = { cron: null, at: null, zone: null, prompt: null, command: null, budgetUsd: null, missed: null };

async function world() {
  const ports = await makeWholeWorld();
  return { ports, schedules: ports.useCases.schedules };
}

describe('a new schedule', () => {
  it('keeps what its tasks will be, in the zone of its person, and wakes the workers', async () => {
    const { ports, schedules } = await world();
    const schedule = await schedules.create(as(ANNA), DAILY);
    expect(schedule).toMatchObject({
      plan: { projectId: uuid(20), personId: ANNA.id, work: { prompt: 'Проверь здоровье' }, limits: { budget: 500_000_000 } },
      time: { kind: 'cron', expression: '0 9 * * *', zone: 'Europe/Berlin' },
      missed: 'run-once',
      state: 'active',
      nextAt: new Date('2026-11-24T08:00:00Z'),
      lastFiredAt: null,
      lastTaskId: null,
    });
    expect(await ports.schedules.get(schedule.id)).toEqual(schedule);
    expect(ports.doorbell.rung).toEqual(['work:schedules']);
    expect(schedule.plan).not.toHaveProperty('after');
    const { items } = await ports.tasks.list('everybody', { limit: 10, after: null });
    expect(items).toEqual([]);
  });

  it('can be for a single time, and in a zone that is named in passing', async () => {
    const { schedules } = await world();
    const once = await schedules.create(as(ANNA), { ...DAILY, cron: null, at: 'завтра в 9', zone: 'по Москве', missed: 'skip' });
    expect(once).toMatchObject({ time: { kind: 'once', zone: 'Europe/Moscow' }, nextAt: new Date('2026-11-24T06:00:00Z'), missed: 'skip' });
    const soon = await schedules.create(as(BORIS), { ...DAILY, task: { ...TASK, project: 'own' }, cron: null, at: 'in 2 seconds' });
    expect(soon.nextAt).toEqual(new Date('2026-11-23T12:00:02Z'));
  });

  it.each([
    [{ cron: '61 9 * * *' }, 'cron', '61'],
    [{ cron: null }, 'cron', 'одним способом'],
    [{ at: 'tomorrow 9:00' }, 'at', 'одним способом'],
    [{ cron: null, at: 'вчера в 9' }, 'at', 'уже прошло'],
    [{ zone: 'Atlantis' }, 'zone', 'tz: часового пояса «Atlantis» нет: пишите как Europe/Berlin.'],
    [{ task: { ...TASK, prompt: '' } }, 'prompt', ''],
    [{ task: { ...TASK, project: '../x' } }, 'project', ''],
  ])('is refused before anything is made: %o', async (change, field, words) => {
    const { ports, schedules } = await world();
    const refusal = await schedules.create(as(ANNA), { ...DAILY, ...change }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect(refusal).toMatchObject({ field, message: expect.stringContaining(words) });
    expect(await ports.schedules.list('everybody')).toEqual([]);
  });

  it('is made once for each key, as by a command that runs again after a crash', async () => {
    const { ports, schedules } = await world();
    const task = { ...TASK, key: 'turn-1' };
    const first = await schedules.create(as(ANNA), { ...DAILY, task });
    expect(await schedules.create(as(ANNA), { ...DAILY, task })).toEqual(first);
    expect(await ports.schedules.list('everybody')).toHaveLength(1);
  });

  it('is one of a hundred at most', async () => {
    const { schedules } = await world();
    for (let number = 0; number < 100; number += 1) await schedules.create(as(ANNA), DAILY);
    await expect(schedules.create(as(ANNA), DAILY)).rejects.toThrow(ConflictError);
  });
});

describe('a schedule above the configured amount', () => {
  const DEAR = { ...DAILY, task: { ...TASK, budgetUsd: 20 } };

  it('is asked about once, when it is made, with what each run may cost; then it fires without a question', async () => {
    const { ports, schedules } = await world();
    const asked = await schedules.create(as(ANNA), DEAR);
    expect(asked).toMatchObject({
      state: 'paused',
      nextAt: null,
      plan: { confirmation: expect.stringMatching(/^Выполнять «Проверь здоровье» в проекте demo по расписанию\? Каждый раз: .*\$20\.00/) },
    });
    await ports.clock.advance(86_400_000);
    expect(await ports.schedules.due(ports.clock.now(), 10)).toEqual([]);
    const started = await schedules.resume(as(ANNA), asked.id);
    expect(started).toMatchObject({ state: 'active', nextAt: new Date('2026-11-25T08:00:00Z'), plan: { confirmation: null } });
    expect(await ports.schedules.get(asked.id)).toEqual(started);
    await ports.clock.advance(86_400_000);
    await makeFireSchedule(ports, { openPerPerson: 10 })(started);
    const { items } = await ports.tasks.list('everybody', { limit: 10, after: null });
    expect(items).toMatchObject([{ item: { state: 'queued', confirmation: null, limits: { budget: 20_000_000_000 } } }]);
  });

  it('needs no second yes when one was said beforehand, and none is needed below', async () => {
    const { schedules } = await world();
    const said = await schedules.create(as(ANNA), { ...DEAR, task: { ...DEAR.task, isConfirmed: true } });
    expect(said).toMatchObject({ state: 'active', plan: { confirmation: null } });
    expect(await schedules.create(as(ANNA), DAILY)).toMatchObject({ state: 'active', plan: { confirmation: null } });
  });

  it('is asked about again when it may spend more than was said yes to, and not for anything else', async () => {
    const { schedules } = await world();
    const { id } = await schedules.create(as(ANNA), DAILY);
    expect(await schedules.edit(as(ANNA), id, { ...NOTHING, budgetUsd: 4 })).toMatchObject({ state: 'active' });
    const asked = await schedules.edit(as(ANNA), id, { ...NOTHING, budgetUsd: 30 });
    expect(asked).toMatchObject({ state: 'paused', nextAt: null, plan: { confirmation: expect.stringContaining('$30.00') } });
    expect(await schedules.edit(as(ANNA), id, { ...NOTHING, cron: '0 10 * * *', budgetUsd: 25 })).toMatchObject({
      state: 'paused',
      plan: { confirmation: expect.stringContaining('$25.00') },
    });
    await schedules.resume(as(ANNA), id);
    const kept = await schedules.edit(as(ANNA), id, { ...NOTHING, prompt: 'Другое', budgetUsd: 20 });
    expect(kept).toMatchObject({ state: 'active', plan: { confirmation: null, limits: { budget: 20_000_000_000 } } });
    expect(await schedules.edit(as(ANNA), id, { ...NOTHING, budgetUsd: 40 }, true)).toMatchObject({ state: 'active' });
  });

  it('goes on by itself when an edit makes it cheap, or says yes', async () => {
    const { schedules } = await world();
    const cheap = await schedules.create(as(ANNA), DEAR);
    expect(await schedules.edit(as(ANNA), cheap.id, { ...NOTHING, budgetUsd: 1 })).toMatchObject({
      state: 'active',
      nextAt: new Date('2026-11-24T08:00:00Z'),
      plan: { confirmation: null },
    });
    const agreed = await schedules.create(as(ANNA), DEAR);
    expect(await schedules.edit(as(ANNA), agreed.id, { ...NOTHING, missed: 'skip' }, true)).toMatchObject({
      state: 'active',
      missed: 'skip',
    });
  });

  it('whose only time passed before anybody said yes can only be given another', async () => {
    const { ports, schedules } = await world();
    const { id } = await schedules.create(as(ANNA), { ...DEAR, cron: null, at: 'завтра в 9' });
    await ports.clock.advance(2 * 86_400_000);
    await expect(schedules.resume(as(ANNA), id)).rejects.toThrow('в последний раз');
    expect(await schedules.edit(as(ANNA), id, { ...NOTHING, budgetUsd: 1 })).toMatchObject({ state: 'paused', nextAt: null });
  });
});

describe('who may', () => {
  it('I7: see and change a schedule is decided like for tasks', async () => {
    const { ports, schedules } = await world();
    const { id } = await schedules.create(as(ANNA), DAILY);
    await expect(schedules.get(null, id)).rejects.toThrow(UnauthenticatedError);
    await expect(schedules.get(as(GUEST), id)).rejects.toThrow(ForbiddenError);
    await expect(schedules.create(as(GUEST), DAILY)).rejects.toThrow(ForbiddenError);
    await expect(schedules.create(as(ANNA, { scope: 'read' }), DAILY)).rejects.toThrow(ForbiddenError);
    await expect(schedules.get(as(BORIS), id)).rejects.toThrow(UnknownIdError);
    await expect(schedules.create(as(BORIS), DAILY)).rejects.toThrow(ForbiddenError);
    expect(await schedules.list(as(BORIS), false)).toEqual([]);
    await expect(schedules.list(as(ANNA), true)).rejects.toThrow(ForbiddenError);
    await ports.projects.addMember(uuid(20), BORIS.id);
    await expect(schedules.get(as(BORIS), id)).resolves.toMatchObject({ id });
    expect(await schedules.list(as(BORIS), false)).toHaveLength(1);
    for (const act of [schedules.pause, schedules.resume, schedules.remove])
      await expect(act(as(BORIS), id)).rejects.toThrow(UnknownIdError);
    await expect(schedules.edit(as(BORIS), id, NOTHING)).rejects.toThrow(UnknownIdError);
    expect(await schedules.list(as(ADMIN), true)).toHaveLength(1);
    await expect(schedules.pause(as(OWNER), id)).resolves.toMatchObject({ state: 'paused' });
    await expect(schedules.remove(as(ADMIN), id)).resolves.toMatchObject({ id });
    await expect(schedules.get(as(ANNA), id)).rejects.toThrow(UnknownIdError);
  });
});

describe('a schedule', () => {
  it('is paused, and goes on from the moment when it is resumed', async () => {
    const { ports, schedules } = await world();
    const { id } = await schedules.create(as(ANNA), DAILY);
    expect(await schedules.pause(as(ANNA), id)).toMatchObject({ state: 'paused', nextAt: null });
    expect(await schedules.pause(as(ANNA), id)).toMatchObject({ state: 'paused' });
    await ports.clock.advance(10 * 86_400_000);
    expect(await schedules.resume(as(ANNA), id)).toMatchObject({ state: 'active', nextAt: new Date('2026-12-04T08:00:00Z') });
    expect(await schedules.resume(as(ANNA), id)).toMatchObject({ state: 'active' });
  });

  it('whose only time passed while it was paused can only be given another', async () => {
    const { ports, schedules } = await world();
    const { id } = await schedules.create(as(ANNA), { ...DAILY, cron: null, at: 'завтра в 9' });
    await schedules.pause(as(ANNA), id);
    await ports.clock.advance(2 * 86_400_000);
    await expect(schedules.resume(as(ANNA), id)).rejects.toThrow('в последний раз');
    await schedules.edit(as(ANNA), id, { ...NOTHING, at: 'завтра в 9' });
    await expect(schedules.resume(as(ANNA), id)).resolves.toMatchObject({ nextAt: new Date('2026-11-26T08:00:00Z') });
  });

  it('is edited: time, zone, prompt, budget and what becomes of missed times', async () => {
    const { schedules } = await world();
    const { id, ...made } = await schedules.create(as(ANNA), DAILY);
    expect(await schedules.edit(as(ANNA), id, NOTHING)).toEqual({ id, ...made });
    const later = await schedules.edit(as(ANNA), id, { ...NOTHING, cron: '30 10 * * 1-5' });
    expect(later).toMatchObject({ time: { expression: '30 10 * * 1-5', zone: 'Europe/Berlin' }, nextAt: new Date('2026-11-24T09:30:00Z') });
    const moved = await schedules.edit(as(ANNA), id, { ...NOTHING, zone: 'Tokyo' });
    expect(moved).toMatchObject({ time: { expression: '30 10 * * 1-5', zone: 'Asia/Tokyo' }, nextAt: new Date('2026-11-24T01:30:00Z') });
    const other = await schedules.edit(as(ANNA), id, { ...NOTHING, prompt: 'Другое', budgetUsd: 2, missed: 'skip' });
    expect(other).toMatchObject({
      plan: { work: { prompt: 'Другое' }, limits: { budget: 2_000_000_000 } },
      missed: 'skip',
      nextAt: moved.nextAt,
    });
    expect(await schedules.get(as(ANNA), id)).toEqual(other);
  });

  it('is not edited into what it cannot be', async () => {
    const { schedules } = await world();
    const { id } = await schedules.create(as(ANNA), DAILY);
    for (const edit of [
      { cron: 'x' },
      { cron: '0 9 * * *', at: '18:00' },
      { zone: 'x' },
      { prompt: ' ' },
      { command: 'ls' },
      { budgetUsd: -1 },
    ]) {
      await expect(schedules.edit(as(ANNA), id, { ...NOTHING, ...edit })).rejects.toThrow(InvalidInputError);
    }
  });

  it('that fires at the moment of a change is changed all the same', async () => {
    const { ports, schedules } = await world();
    const { id } = await schedules.create(as(ANNA), DAILY);
    const { isMember } = ports.projects;
    let isFirst = true;
    // Asked for between reading the schedule and changing it.
    ports.projects.isMember = async (...asked) => {
      const read = await ports.schedules.get(id);
      if (isFirst && read?.nextAt != null) {
        isFirst = false;
        await ports.schedules.fire(id, read.nextAt, { task: null, nextAt: new Date('2026-11-25T08:00:00Z'), at: read.nextAt });
      }
      return isMember(...asked);
    };
    expect(await schedules.edit(as(ANNA), id, { ...NOTHING, missed: 'skip' })).toMatchObject({
      missed: 'skip',
      nextAt: new Date('2026-11-25T08:00:00Z'),
    });
  });
});
