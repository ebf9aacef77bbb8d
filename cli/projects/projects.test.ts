import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';
import { runClient } from '../../testing/cli/start-client.ts';

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(args, { env: { ...world.env, TZ: 'UTC' } });

describe('projects', () => {
  it('are added by folder and by git address, chosen, and then meant by tasks that name none', async () => {
    expect((await run('projects', 'add', 'web-site')).stdout).toBe('Project web-site is added, and is the current one here.\n');
    expect((await run('projects', 'add', 'https://github.com/owner/name', '--name', 'own')).stdout).toBe(
      'Project own is added, and is the current one here.\n',
    );
    expect((await run('project', 'web-site')).stdout).toBe('Project web-site is the current one here.\n');
    expect((await run('project')).stdout).toMatch(/^web-site +\S+ \S+ +current$/m);
    const { stdout } = await run('task', '--run', 'true');
    const task = await world.api.ports.tasks.get(stdout.trim());
    expect(await world.api.ports.projects.get(task?.projectId ?? '')).toMatchObject({ name: 'web-site' });
  });

  it('that cannot be are one line, and choose nothing', async () => {
    expect(await run('projects', 'add', 'http://example.org/a')).toMatchObject({ code: 3, stdout: '' });
    expect((await run('projects', 'add', 'demo', '--name', 'x')).stderr).toContain('--name belongs to a git address');
    expect((await run('project', '../etc')).stderr).toContain("can't be a project");
    expect((await run('projects')).stdout).not.toContain('current');
  });
});

describe('the conversation of chat', () => {
  it('shows as much of the agent’s work as is chosen', async () => {
    expect((await run('verbose')).stdout).toBe('While the agent works, chat shows the final answer alone (0).\n');
    expect((await run('verbose', '2')).stdout).toBe('While the agent works, chat shows tools with what they are given (2).\n');
    expect((await run('verbose')).stdout).toContain('(2)');
    expect((await run('verbose', '3')).code).toBe(3);
  });

  it('begins anew', async () => {
    expect(await run('new')).toMatchObject({ code: 0, stdout: expect.stringContaining('A new beginning') });
  });
});
