import { afterEach, describe, expect, it } from 'vitest';

import { aSchedule } from '../../testing/a-schedule.ts';
import { ANNA, furnish, makeDomainWorld, OWNER } from '../../testing/domain-world.ts';
import type { DomainWorld, DomainWorldOptions } from '../../testing/domain-world.ts';
import { aConversation, uuid } from '../../testing/fixtures.ts';
import { makeManualClock } from '../../testing/manual-clock.ts';
import type { Schedule } from '../schedule.ts';
import { startSchedules } from './start-schedules.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const loop of running.splice(0)) await loop.stop();
});

async function world(options: DomainWorldOptions = {}): Promise<DomainWorld> {
  return furnish(makeDomainWorld(options));
}

async function start(ports: DomainWorld, openPerPerson = Infinity): Promise<{ stop(): Promise<void> }> {
  const loop = startSchedules(ports, { openPerPerson });
  running.push(loop);
  await ports.clock.advance(0);
  return loop;
}

/** When the tasks of all schedules were made, oldest first. */
async function firedAt({ tasks }: DomainWorld): Promise<readonly string[]> {
  const { items } = await tasks.list('everybody', { limit: 1_000, after: null });
  return items.map(({ item }) => item.createdAt.toISOString().slice(5, 16)).toSorted();
}

const EVERY_MINUTE: Schedule['time'] = { kind: 'cron', expression: '* * * * *', zone: 'UTC' };

describe('schedules', () => {
  it('make their tasks when their time comes, and ring for the workers', async () => {
    const ports = await world();
    await ports.schedules.add(aSchedule());
    await start(ports);
    await ports.clock.advance(19 * HOUR + 3_599_999);
    expect(await firedAt(ports)).toEqual([]);
    await ports.clock.advance(1);
    expect(await firedAt(ports)).toEqual(['11-24T08:00']);
    expect(ports.doorbell.rung).toContain('work:tasks');
    const schedule = await ports.schedules.get('sched234');
    expect(schedule).toMatchObject({
      state: 'active',
      nextAt: new Date('2026-11-25T08:00:00Z'),
      lastFiredAt: new Date('2026-11-24T08:00:00Z'),
    });
    const task = await ports.tasks.get(schedule?.lastTaskId ?? '');
    expect(task).toMatchObject({
      scheduleId: 'sched234',
      state: 'queued',
      personId: ANNA.id,
      work: { command: 'echo hello' },
      retryOf: null,
      after: [],
    });
    await ports.clock.advance(2 * DAY);
    expect(await firedAt(ports)).toEqual(['11-24T08:00', '11-25T08:00', '11-26T08:00']);
  });

  it('made meanwhile wake them by the doorbell, and without it by the slow look', async () => {
    const ports = await world();
    await start(ports);
    await ports.schedules.add(aSchedule({ time: EVERY_MINUTE, nextAt: new Date('2026-11-23T12:00:05Z') }));
    ports.doorbell.ring('work:schedules');
    await ports.clock.advance(5_000);
    expect(await firedAt(ports)).toEqual(['11-23T12:00']);
    await ports.schedules.add(aSchedule({ id: 'unheard', time: EVERY_MINUTE, nextAt: new Date('2026-11-23T12:00:06Z') }));
    await ports.clock.advance(15_000);
    expect(await firedAt(ports)).toHaveLength(2);
  });

  it('fire a single time once, and are done then', async () => {
    const ports = await world();
    const at = new Date('2026-11-23T12:00:02Z');
    await ports.schedules.add(aSchedule({ time: { kind: 'once', at, zone: 'UTC' }, nextAt: at }));
    await start(ports);
    await ports.clock.advance(DAY);
    expect(await firedAt(ports)).toHaveLength(1);
    expect(await ports.schedules.get('sched234')).toMatchObject({ state: 'done', nextAt: null });
  });

  it('I4: of several workers only one fires each time', async () => {
    const ports = await world();
    await ports.schedules.add(aSchedule({ time: EVERY_MINUTE, nextAt: new Date('2026-11-23T12:01:00Z') }));
    for (let worker = 0; worker < 5; worker += 1) await start(ports);
    await ports.clock.advance(10 * 60_000);
    expect(await firedAt(ports)).toHaveLength(10);
    expect(new Set(await firedAt(ports)).size).toBe(10);
  });

  it.each([
    ['run-once', ['11-30T12:00', '12-01T08:00']],
    ['skip', ['12-01T08:00']],
  ] as const)('missed while Parley was off are dealt with as they say (%s), never in a burst', async (missed, expected) => {
    const ports = await world({ clock: makeManualClock(new Date('2026-11-30T12:00:00Z')) });
    await ports.schedules.add(aSchedule({ missed }));
    await start(ports);
    await ports.clock.advance(DAY);
    expect(await firedAt(ports)).toEqual(expected);
  });
});

describe('a clock that is set', () => {
  it('back never makes a time fire again', async () => {
    const ports = await world();
    await ports.schedules.add(aSchedule());
    await start(ports);
    await ports.clock.advance(20 * HOUR);
    for (const back of [10_000, 1_800_000, 3 * HOUR, 5 * DAY]) {
      ports.clock.jump(-back);
      await ports.clock.advance(back);
    }
    expect(await firedAt(ports)).toHaveLength(5);
    await ports.clock.advance(DAY);
    const times = await firedAt(ports);
    expect(new Set(times).size).toBe(times.length);
    expect(times.at(-1)).toBe('11-25T08:00');
  });

  it('forward by mistake fires once, and after the correction the times go on as they were', async () => {
    const ports = await world();
    await ports.schedules.add(aSchedule());
    await start(ports);
    ports.clock.jump(365 * DAY);
    await ports.clock.advance(15_000);
    expect(await firedAt(ports)).toEqual(['11-23T12:00']);
    ports.clock.jump(-365 * DAY);
    await ports.clock.advance(3 * DAY);
    expect((await firedAt(ports)).toSorted()).toEqual(['11-23T12:00', '11-25T08:00', '11-26T08:00']);
  });

  it('forward over missed times counts as having been off', async () => {
    const ports = await world();
    await ports.schedules.add(aSchedule({ missed: 'skip' }));
    await start(ports);
    ports.clock.jump(7 * DAY);
    await ports.clock.advance(15_000);
    expect(await firedAt(ports)).toEqual([]);
    await ports.clock.advance(DAY);
    expect(await firedAt(ports)).toEqual(['12-01T08:00']);
  });
});

describe('cut off around firing', () => {
  it.each(['before.schedule.fire', 'after.schedule.fire'] as const)('at %s, each time makes one task', async (point) => {
    let isDoomed = true;
    const onReach = (at: string): void => {
      if (!isDoomed || at !== point) return;
      isDoomed = false;
      throw new Error('cut');
    };
    const ports = await world({ onReach });
    await ports.schedules.add(aSchedule({ time: EVERY_MINUTE, nextAt: new Date('2026-11-23T12:01:00Z') }));
    await start(ports);
    await ports.clock.advance(60_000);
    expect(isDoomed).toBe(false);
    await ports.clock.advance(120_000);
    expect(await firedAt(ports)).toEqual(['11-23T12:01', '11-23T12:02', '11-23T12:03']);
  });

  it('one that cannot fire keeps no other from it', async () => {
    const ports = await world();
    const { fire } = ports.schedules;
    const broken = {
      ...ports.schedules,
      fire: (...args: Parameters<typeof fire>) => (args[0] === 'broken' ? Promise.reject(new Error('no')) : fire(...args)),
    };
    const at = new Date('2026-11-23T12:00:01Z');
    for (const id of ['broken', 'whole']) await ports.schedules.add(aSchedule({ id, nextAt: at }));
    await start({ ...ports, schedules: broken });
    await ports.clock.advance(30_000);
    expect(await firedAt(ports)).toHaveLength(1);
  });
});

describe('a schedule that may no longer', () => {
  const chat = aConversation({ id: uuid(11), personId: ANNA.id });
  const owners = aConversation({ id: uuid(12), personId: OWNER.id });

  async function afterItsTime(spoil: (ports: DomainWorld) => Promise<void>, change: Partial<Schedule> = {}) {
    const ports = await world();
    for (const conversation of [chat, owners]) await ports.conversations.ensure(conversation);
    const schedule = aSchedule(change);
    await ports.schedules.add({ ...schedule, plan: { ...schedule.plan, conversationId: chat.id } });
    await spoil(ports);
    await start(ports);
    await ports.clock.advance(3 * DAY);
    const told = async (id: string) =>
      (await ports.conversationLog.read(id, 0, 10)).map(({ body }) => (body.kind === 'notice' ? body.text : ''));
    return { ports, anna: await told(chat.id), owner: await told(owners.id) };
  }

  it.each<[string, (ports: DomainWorld) => Promise<void>]>([
    ['was shut out', ({ people, clock }) => people.setBlocked(ANNA.id, true, clock.now())],
    ['lost their role', ({ people }) => people.change(ANNA.id, { role: 'guest' })],
  ])('because its person %s is paused, and the owner is told once', async (_title, spoil) => {
    const { ports, anna, owner } = await afterItsTime(spoil);
    expect(await firedAt(ports)).toEqual([]);
    expect(await ports.schedules.get('sched234')).toMatchObject({ state: 'paused', nextAt: null });
    expect(owner).toEqual([expect.stringContaining('`sched234` приостановлено: Аня')]);
    expect(anna).toEqual([]);
  });

  it('because too many tasks of its person are open is paused, so that they do not pile up, and its person is told', async () => {
    const ports = await world();
    await ports.conversations.ensure(aConversation());
    await ports.schedules.add(
      aSchedule({ time: EVERY_MINUTE, nextAt: new Date('2026-11-23T12:01:00Z'), plan: { ...aSchedule().plan, conversationId: uuid(10) } }),
    );
    await start(ports, 2);
    await ports.clock.advance(HOUR);
    expect(await firedAt(ports)).toEqual(['11-23T12:01', '11-23T12:02']);
    expect(await ports.schedules.get('sched234')).toMatchObject({ state: 'paused' });
    const told = (await ports.conversationLog.read(uuid(10), 0, 10)).map(({ body }) => body);
    expect(told).toEqual([expect.objectContaining({ text: expect.stringContaining('слишком много незаконченных задач') })]);
  });

  it('that nobody has said yes to asks once, instead of each task of it', async () => {
    const ports = await world();
    await ports.conversations.ensure(aConversation());
    const plan = { ...aSchedule().plan, conversationId: uuid(10), confirmation: 'Выполнять за $20.00?' };
    await ports.schedules.add(aSchedule({ time: EVERY_MINUTE, nextAt: new Date('2026-11-23T12:01:00Z'), plan }));
    await start(ports);
    await ports.clock.advance(HOUR);
    expect(await firedAt(ports)).toEqual([]);
    expect(await ports.schedules.get('sched234')).toMatchObject({ state: 'paused', plan: { confirmation: 'Выполнять за $20.00?' } });
    const told = (await ports.conversationLog.read(uuid(10), 0, 10)).map(({ body }) => body);
    expect(told).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/Выполнять за \$20\.00\?.*`\/schedule resume sched234`/) }),
    ]);
  });

  it('because its project is gone is paused, and its person is told once where it was made', async () => {
    const plan = { ...aSchedule().plan, projectId: uuid(99), conversationId: chat.id };
    const ports = await world();
    await ports.conversations.ensure(chat);
    await ports.schedules.add(aSchedule({ plan }));
    await start(ports);
    await ports.clock.advance(3 * DAY);
    expect(await ports.schedules.get('sched234')).toMatchObject({ state: 'paused' });
    const events = await ports.conversationLog.read(chat.id, 0, 10);
    expect(events).toHaveLength(1);
  });
});
