import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { NewAuditEntry } from './audit-entry.ts';
import type { Approval } from '../agent/approval.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { ANNA, as, BORIS, makeDomainWorld, OWNER, settled } from '../testing/domain-world.ts';
import { aSchedule } from '../testing/a-schedule.ts';
import { aTask, NOON } from '../testing/fixtures.ts';
import { makeWholeWorld, TASK_SETTINGS } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import type { Ports } from '../ports/ports.ts';
import type { Task } from '../tasks/task.ts';
import { makeUseCases } from '../use-cases.ts';
import { auditedPorts } from './audited-ports.ts';
import { makeRecorder } from './recorder.ts';

const SECRET = 'hunter2-hunter2';
const redactor = makeRedactor({ secrets: [SECRET] });

/** The same as in the world, over other ports. */
function useCasesOver(world: WholeWorld, ports: Partial<Ports>) {
  const { budgets, models } = world;
  return makeUseCases({ ...world, ...ports }, { tasks: TASK_SETTINGS, budgets, redactor, catalogue: models.catalogue, probes: [] });
}

const APPROVAL: Approval = {
  ...{ id: 'yes123', taskId: 'abc234', step: 1, action: 'git push', approver: 'owner', requestedAt: NOON, expiresAt: NOON },
  ...{ decision: null, decidedBy: null, decidedAt: null },
};

async function kept({ audit }: Pick<ReturnType<typeof makeDomainWorld>, 'audit'>) {
  return (await audit.list({ limit: 100, after: null })).items.map(({ item }) => item);
}

describe('writing down what is done', () => {
  test('who, where, what and with which result; the token as well', async () => {
    const world = await makeWholeWorld();
    const task = await world.useCases.submitTask(as(ANNA, { tokenId: 'token1', scope: 'write' }), {
      ...{
        project: 'demo',
        prompt: 'Почини тесты\nи всё остальное',
        command: null,
        budgetUsd: 2,
        conversationId: null,
        model: null,
        key: null,
      },
    });
    await expect(world.useCases.stopTask(as(BORIS, { place: 'matrix:bot:!r' }), task.id)).rejects.toThrow('no such task');
    await world.useCases.stopTask(as(ANNA, { place: 'telegram:bot1:7' }), task.id);
    expect(await kept(world)).toMatchObject([
      { action: 'task.stop', personId: ANNA.id, place: 'telegram:bot1:7', subject: `task:${task.id}`, result: 'done', details: {} },
      { action: 'task.stop', personId: BORIS.id, place: 'matrix:bot:!r', result: 'refused', details: { error: 'id.unknown' } },
      {
        ...{ action: 'task.create', personId: ANNA.id, place: 'web', subject: `task:${task.id}`, result: 'done', number: 2 },
        details: { project: 'demo', prompt: 'Почини тесты', budgetUsd: '2', token: 'token1' },
      },
    ]);
    expect(await world.useCases.audit.verify(as(OWNER))).toEqual({ count: 6, brokenAt: null });
  });

  test('what a crash cuts off between being done and being written down stays as begun, and the chain is whole', async () => {
    const world = await makeWholeWorld();
    const dies = new Promise<never>(() => {});
    const tasks = { ...world.tasks, add: async (task: Task) => (await world.tasks.add(task), dies), stop: () => dies };
    const approvals = { ...world.approvals, decide: () => dies };
    const { submitTask, stopTask, ...doomed } = useCasesOver(world, { tasks, approvals });
    await world.tasks.add(aTask());
    await world.approvals.request({ ...APPROVAL, expiresAt: new Date(NOON.getTime() + 60_000) });
    void submitTask(as(ANNA), {
      project: 'demo',
      prompt: 'x',
      command: null,
      budgetUsd: null,
      conversationId: null,
      model: null,
      key: null,
    });
    void stopTask(as(ANNA), aTask().id);
    void doomed.approvals.decide(as(OWNER), APPROVAL.id, 'approved');
    await settled(world);
    expect((await world.tasks.list('everybody', { limit: 10, after: null })).items).toHaveLength(2);
    expect((await kept(world)).map(({ action, result, subject }) => [action, result, subject])).toEqual(
      expect.arrayContaining([
        ['approval.decide', 'begun', `approval:${APPROVAL.id}`],
        ['task.create', 'begun', null],
        ['task.stop', 'begun', `task:${aTask().id}`],
      ]),
    );
    expect(await world.useCases.audit.verify(as(OWNER))).toEqual({ count: 3, brokenAt: null });
  });

  test('every change of a schedule is written down before and after', async () => {
    const world = await makeWholeWorld();
    const { schedules } = world.useCases;
    const task = { project: 'demo', prompt: 'x', command: null, budgetUsd: null, conversationId: null, model: null, key: null };
    const { id } = await schedules.create(as(ANNA), { task, cron: '0 9 * * *', at: null, zone: null, missed: null });
    await schedules.pause(as(ANNA), id);
    await schedules.resume(as(ANNA), id);
    await schedules.edit(as(ANNA), id, { cron: null, at: null, zone: null, prompt: null, command: null, budgetUsd: 0.5, missed: null });
    await schedules.remove(as(ANNA), id);
    await expect(schedules.remove(as(ANNA), id)).rejects.toThrow('There is no such schedule');
    expect(
      (await kept(world)).map(({ action, result, subject, details }) => [action, result, subject, details['begun']]).toReversed(),
    ).toEqual([
      ['schedule.create', 'done', `schedule:${id}`, '1'],
      ['schedule.pause', 'done', `schedule:${id}`, '3'],
      ['schedule.resume', 'done', `schedule:${id}`, '5'],
      ['schedule.edit', 'done', `schedule:${id}`, '7'],
      ['schedule.remove', 'done', `schedule:${id}`, '9'],
      ['schedule.remove', 'refused', `schedule:${id}`, '11'],
    ]);
    expect(await world.useCases.audit.verify(as(OWNER))).toEqual({ count: 12, brokenAt: null });
  });

  test('what cannot be written down beforehand is not done', async () => {
    const world = await makeWholeWorld();
    const audit = { ...world.audit, append: () => Promise.reject(new UnreachableError('away')) };
    const { stopTask } = useCasesOver(world, { audit });
    await world.tasks.add(aTask());
    await expect(stopTask(as(ANNA), aTask().id)).rejects.toThrow(UnreachableError);
    expect(await world.tasks.get(aTask().id)).toMatchObject({ state: 'queued' });
  });

  test('I10: no secret and never more than a line gets into it', async () => {
    const world = makeDomainWorld();
    const { record } = makeRecorder({ ...world, redactor });
    await record({
      action: 'task.create',
      by: as(ANNA),
      subject: `task:${SECRET}`,
      details: { prompt: `\n\n  ${SECRET} и ${'ж'.repeat(150)}😀${'ж'.repeat(150)}\nвторая`, empty: null, none: undefined },
    });
    const [entry] = await kept(world);
    expect(JSON.stringify(entry)).not.toContain(SECRET);
    expect(entry?.details['prompt']?.length).toBeLessThanOrEqual(200);
    expect(entry?.details['prompt']?.isWellFormed()).toBe(true);
    expect(Object.keys(entry?.details ?? {})).toEqual(['prompt']);
  });

  test('a database that is away is tried again; when it stays away, an error says what was lost, and what was done is done', async () => {
    const world = makeDomainWorld();
    const failing = (failures: number) => {
      let left = failures;
      const append = async (entry: NewAuditEntry) => {
        if (left > 0) {
          left -= 1;
          throw new UnreachableError('away');
        }
        return world.audit.append(entry);
      };
      const recorder = makeRecorder({ ...world, audit: { ...world.audit, append }, redactor });
      return recorder.wrap(
        'task.stop',
        async (_principal, id: string) => id,
        ([id]) => ({ subject: `task:${id}` }),
      );
    };
    const soon = failing(3)(as(ANNA), 'soon');
    for (let tries = 0; tries < 8; tries += 1) await world.clock.advance(5_000);
    await expect(soon).resolves.toBe('soon');
    const never = failing(99)(as(ANNA), 'never');
    for (let tries = 0; tries < 8; tries += 1) await world.clock.advance(5_000);
    await expect(never).resolves.toBe('never');
    await settled(world);
    expect((await kept(world)).map(({ subject }) => subject)).toEqual(['task:soon']);
    expect(world.logger.of('audit.not-kept')).toMatchObject([{ level: 'error', fields: { action: 'task.stop', subject: 'task:never' } }]);
  });

  test('what nobody answered in time and what a schedule made is written down once, as done by Parley', async () => {
    const world = makeDomainWorld();
    const ports = auditedPorts(world, makeRecorder({ ...world, redactor }));
    await ports.tasks.add(aTask({ id: 'abc234' }));
    await ports.approvals.request(APPROVAL);
    await ports.approvals.decide('yes123', 'expired', null, NOON);
    await ports.approvals.decide('yes123', 'expired', null, new Date(NOON.getTime() + 1));
    const schedule = aSchedule();
    await ports.schedules.add(schedule);
    const task = aTask({ id: 'made23', scheduleId: schedule.id });
    const from = schedule.nextAt ?? NOON;
    expect(await ports.schedules.fire(schedule.id, from, { task, nextAt: null, at: NOON })).toBe(true);
    expect(await ports.schedules.fire(schedule.id, from, { task, nextAt: null, at: NOON })).toBe(false);
    expect(await kept(world)).toMatchObject([
      { action: 'schedule.fire', personId: null, place: `schedule:${schedule.id}`, subject: 'task:made23' },
      { action: 'approval.expire', personId: null, place: 'parley', subject: 'approval:yes123', details: { action: 'git push' } },
    ]);
  });
});

describe('reading it', () => {
  test('is for admins only, and a command that was refused is in it', async () => {
    const world = await makeWholeWorld();
    await expect(world.useCases.audit.list(as(ANNA), { limit: 1, after: null })).rejects.toThrow('admin');
    await expect(world.useCases.audit.verify(as(ANNA))).rejects.toThrow('admin');
    await world.useCases.audit.refused(as(BORIS, { place: 'telegram:bot1:9' }), 'people.change');
    await world.useCases.audit.refused(as(OWNER), 'people.change');
    await world.useCases.audit.refused(null, 'people.change');
    await world.useCases.audit.refused(as(BORIS), 'people.read');
    expect((await world.useCases.audit.list(as(OWNER), { limit: 9, after: null })).items.map(({ item }) => item)).toMatchObject([
      { action: 'people.change', personId: BORIS.id, place: 'telegram:bot1:9', result: 'refused' },
    ]);
  });
});
