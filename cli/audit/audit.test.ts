import { afterEach, beforeEach, expect, it } from 'vitest';

import { runClient } from '../../testing/cli/start-client.ts';
import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(args, { env: world.env });

it('audit shows what was done and refused, by whom and where; audit verify says that all of it is there', async () => {
  expect((await run('audit')).stderr).toBe('Nothing was done yet.\n');
  expect((await run('audit', 'verify')).stdout).toBe('The audit log is whole: 0 entries.\n');
  const { secret } = world.api.tokens.member;
  await run('token', 'create', 'ci', '--scope', 'read');
  await run('pair', 'abcdefgh', '--token', secret);
  const { code, stdout } = await run('audit');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ *N +WHEN +WHAT +RESULT +WHO +WHERE/);
  expect(stdout).toMatch(/2 .* people\.pair +refused +Анна +terminal/);
  expect(stdout).toMatch(/1 .* token\.create +done +Olga +terminal +token:\S+ +name=ci scope=read/);
  expect(await run('audit', 'verify')).toMatchObject({ code: 0, stdout: 'The audit log is whole: 2 entries.\n' });
  expect(await run('audit', '--token', secret)).toMatchObject({ code: 3, stdout: '' });
});

it('audit verify names the first entry that is not what it was, and ends with 1', async () => {
  world.api.ports.audit.verify = async () => ({ count: 4, brokenAt: 5 });
  expect(await run('audit', 'verify')).toMatchObject({
    code: 1,
    stdout: 'The audit log is broken at entry 5: from there on it is not what was written.\n',
  });
});
