import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runClient } from '../../testing/cli/start-client.ts';
import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';
import { aSchedule } from '../../domain/testing/a-schedule.ts';

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(args, { env: { ...world.env, TZ: 'UTC' } });

describe('schedules', () => {
  it('are listed, paused, resumed, changed and removed', async () => {
    const { schedules } = world.api.ports;
    const usual = aSchedule();
    await schedules.add({ ...usual, plan: { ...usual.plan, personId: world.api.people.olga.id } });
    const listed = await run('schedules');
    expect(listed.stdout.split('\n')[0]).toMatch(/^ID +STATE +NEXT +WHEN/);
    expect(listed.stdout).toMatch(/^sched234 +active +2026-11-24 08:00 +0 9 \* \* \*/m);
    expect((await run('schedules', 'pause', 'sched234')).stdout).toBe('Schedule sched234 is paused.\n');
    expect(await schedules.get('sched234')).toMatchObject({ state: 'paused' });
    expect((await run('schedules', 'resume', 'sched234')).stdout).toBe('Schedule sched234 goes on, next 2026-11-24 08:00.\n');
    const edited = await run('schedules', 'edit', 'sched234', '--cron', '30 10 * * *', '--missed', 'skip');
    expect(edited.stdout).toBe('Schedule sched234 is changed, next 2026-11-24 09:30.\n');
    expect(await schedules.get('sched234')).toMatchObject({ missed: 'skip' });
    expect((await run('schedules', 'remove', 'sched234')).stdout).toBe('Schedule sched234 is removed.\n');
    expect((await run('schedules')).stderr).toContain('There are no schedules yet');
  });

  it('that may cost much are listed as asking first, and an edit that makes one dear says how to say yes', async () => {
    const { schedules } = world.api.ports;
    const usual = aSchedule();
    const work = { kind: 'prompt', prompt: 'Rewrite it', model: null, template: null, continues: null } as const;
    await schedules.add({ ...usual, plan: { ...usual.plan, work, personId: world.api.people.olga.id } });
    const edited = await run('schedules', 'edit', 'sched234', '--budget', '40');
    expect(edited.stderr).toMatch(/sched234 waits for your yes: .*\$40\.00.* parley schedules resume sched234 is the yes/);
    expect((await run('schedules')).stdout).toMatch(/^sched234 +asks first +– /m);
    expect((await run('schedules', 'resume', 'sched234')).stdout).toContain('goes on, next 2026-11-24 08:00');
    const agreed = await run('schedules', 'edit', 'sched234', '--budget', '80', '--yes');
    expect(agreed).toMatchObject({ stdout: 'Schedule sched234 is changed, next 2026-11-24 08:00.\n', stderr: '' });
  });

  it('that are unknown, or edits that say nothing or nonsense, are one line', async () => {
    expect(await run('schedules', 'pause', 'nothere1')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'There is no such schedule: write the code of one that you can see, such as k7m2p9qa.\n',
    });
    expect((await run('schedules', 'edit', 'nothere1')).stderr).toContain('Say what to change');
    expect((await run('schedules', 'edit', 'nothere1', '--missed', 'never')).code).toBe(3);
  });
});
