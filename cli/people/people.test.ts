import { afterEach, beforeEach, expect, it } from 'vitest';

import { makeOfferPairing } from '../../domain/access/offer-pairing.ts';
import { toldNotices } from '../../domain/testing/told-notices.ts';
import { runClient } from '../../testing/cli/start-client.ts';
import { startRestartableApi } from '../../testing/cli/restartable-api.ts';
import type { RestartableApi } from '../../testing/cli/restartable-api.ts';

let world: RestartableApi;
beforeEach(async () => {
  world = await startRestartableApi();
});
afterEach(() => world.close());

const run = (...args: string[]) => runClient(args, { env: world.env });

/** The code that somebody is given who writes in a chat. */
async function codeFor(externalId: string, name: string): Promise<string> {
  const { ports } = world.api;
  const sender = { externalId, name, languageTag: 'ru', isBot: false, isUs: false };
  await makeOfferPairing(ports)(sender, { channel: 'telegram', account: 'bot1', chat: externalId, thread: null });
  return /`\/pair (\w+)`/.exec((await toldNotices(ports)).at(-1) ?? '')?.[1] ?? '';
}

it('pair makes the chat the owner’s, or somebody new of the role', async () => {
  const own = await run('pair', await codeFor('7', 'Оля'), '--as', 'owner');
  expect(own).toMatchObject({ code: 0, stdout: 'Olga is let in, with the role "owner".\n' });
  expect((await world.api.ports.identities.find('telegram', '7'))?.person.id).toBe(world.api.people.olga.id);
  expect((await run('pair', (await codeFor('8', 'Пётр')).toUpperCase())).stdout).toBe('Пётр is let in, with the role "member".\n');
  expect((await run('pair', await codeFor('9', 'Eve\u001b[2J'), '--as', 'admin')).stdout).toContain('is let in, with the role "admin".\n');
});

it('pair says what is wrong', async () => {
  expect(await run('pair', 'abcdefgh')).toMatchObject({
    code: 3,
    stdout: '',
    stderr: 'This code is unknown, was used, or is older than an hour.\n',
  });
  expect((await run('pair', 'x', '--as', 'king')).stderr).toContain('Allowed choices are owner, admin, member, guest.');
  const { secret } = world.api.tokens.member;
  expect((await run('pair', await codeFor('7', 'Eve'), '--token', secret)).stderr).toContain(
    'Only someone with the role "admin" may do this.',
  );
});

it('people lists those who are known, and those who wait', async () => {
  const { ports, people } = world.api;
  await ports.identities.attach({ personId: people.anna.id, channel: 'matrix', externalId: '@anna:example.org' });
  await ports.people.setBlocked(people.boris.id, true, ports.clock.now());
  await codeFor('7', 'Eve\u001b[2J');
  const { code, stdout, stderr } = await run('people');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^NAME +ROLE +KNOWN AS/);
  expect(stdout).toMatch(/Анна +member +matrix @anna:example\.org/);
  expect(stdout).toMatch(/Boris +member .*shut out/);
  expect(stderr).toMatch(/^Waiting until .*: Eve\S*, telegram 7\. parley pair CODE lets them in\.\n$/);
  expect(stdout + stderr).not.toContain('\u001b');
});
