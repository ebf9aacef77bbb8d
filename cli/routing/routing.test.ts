import { afterEach, beforeEach, expect, it } from 'vitest';

import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';
import { runClient } from '../../testing/cli/start-client.ts';

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(args, { env: world.env });

it('routing review lists what was unclear, and routing label says what it was for', async () => {
  expect((await run('routing', 'review')).stderr).toBe('Nothing is unclear.\n');
  const { ports, useCases, people } = world.api;
  const principal = { personId: people.anna.id, role: 'member', scope: 'admin', tokenId: null } as const;
  const { turn } = await useCases.conversations.send(principal, { text: 'x', conversationId: null, clientMessageId: null });
  await ports.trainingChoices.choose(people.anna.id, 'everywhere');
  const routed = { audience: 'private', mode: 'chat', plugin: null, confidence: 0.412, tier: 'learned', version: 'v' } as const;
  await ports.intents.record({ ...routed, turnId: turn.id, text: 'Почини тест\nв src', at: new Date(), label: null });
  const { stdout } = await run('routing', 'review');
  const id = /(\S+) +41\.2 % +chat +Почини тест/.exec(stdout)?.[1] ?? '';
  expect((await run('routing', 'label', id, 'assistant', 'weather')).stderr).toContain('Only the assistant has plugins');
  expect(await run('routing', 'label', id, 'assistant', 'places')).toMatchObject({ code: 0, stdout: 'Noted: assistant places.\n' });
  expect((await run('routing', 'review')).stderr).toBe('Nothing is unclear.\n');
});

it('routing shows what was learned, has it learned anew, and takes it back', async () => {
  const { trainingQueue } = world.api.ports;
  expect((await run('routing')).stderr).toContain('In use: the model that comes with Parley. New labels: 0. Trained last: –.');
  expect(await run('routing', 'retrain')).toMatchObject({ code: 0 });
  expect(await run('routing', 'rollback')).toMatchObject({ code: 3, stdout: '' });
  const claim = await trainingQueue.claim({ workerId: 'w', milliseconds: 1000 }, new Date());
  const scores = { labels: 24, heldOut: 900, score: 0.9512, scoreBefore: 0.95, previous: null, createdAt: new Date() };
  const model = { version: 'abc123', ...scores };
  await trainingQueue.finish(claim?.fence ?? 0, { kind: 'adopted', model, artefact: Uint8Array.from([1]) });
  expect((await run('routing')).stdout).toMatch(/abc123 .* 24 +95\.1 % +95\.0 % +in use/);
  expect((await run('routing', 'rollback')).stdout).toBe('In use now: the model that comes with Parley.\n');
  expect(await run('routing', '--token', world.api.tokens.member.secret)).toMatchObject({ code: 3 });
});
