import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';
import { runClient } from '../../testing/cli/start-client.ts';

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(['memory', ...args], { env: { ...world.env, TZ: 'UTC' } });

describe('memory', () => {
  it('is added to, listed, taken along, and forgotten one by one', async () => {
    expect((await run('remember', 'I', 'live in Lisbon')).stdout).toBe('Remembered: I live in Lisbon\n');
    await run('remember', 'Lisbon is where my cat lives');
    expect((await run()).stdout).toMatch(/^SINCE +WHAT\n2026-11-23 12:00 +.*Lisbon/);
    expect((await run('--query', 'CAT')).stdout).not.toContain('I live');
    expect(JSON.parse((await run('export')).stdout)).toMatchObject({ format: 'parley-memory', facts: [{}, {}] });
    const many = await run('forget', 'lisbon');
    expect(many).toMatchObject({ code: 3, stdout: '' });
    expect(many.stderr).toContain('  I live in Lisbon\n');
    expect((await run('forget', 'cat')).stdout).toContain('Forgotten');
    expect((await run('forget', 'cat')).stderr).toContain('has "cat" in it');
    expect((await run('forget')).stderr).toContain('parley memory forget Lisbon');
    expect((await run()).stdout).toContain('I live in Lisbon');
  });

  it('is forgotten as a whole only with a yes, which says first what goes', async () => {
    await run('remember', 'I live in Lisbon');
    const asked = await run('forget', '--all');
    expect(asked).toMatchObject({ code: 3, stdout: '' });
    expect(asked.stderr).toContain('facts about you and by you: 1');
    expect((await run()).stdout).toContain('Lisbon');
    expect((await run('forget', '--all', '--yes')).stdout).toBe('Everything is forgotten.\n');
    expect((await run('--history')).stderr).toContain('Nothing is remembered');
  });
});
