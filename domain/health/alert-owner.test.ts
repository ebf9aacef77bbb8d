import { expect, test } from 'vitest';

import type { HealthPart } from '../access/check-health.ts';
import { makeCircuitBoard } from '../routing/circuit-board.ts';
import { furnish, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { aChat, aConversation, uuid } from '../testing/fixtures.ts';
import { alertOwner } from './alert-owner.ts';
import { makeModelParts } from './model-parts.ts';

const MINUTE = 60_000;
const PRIVATE = uuid(50);
const GROUP = uuid(51);

async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.conversations.ensure(aConversation({ id: PRIVATE, personId: OWNER.id, address: aChat({ chat: '77' }) }));
  await ports.conversations.ensure(aConversation({ id: GROUP, personId: OWNER.id, audience: 'group', address: aChat({ chat: '-78' }) }));
  let detail: string | null = null;
  const parts = (): readonly HealthPart[] => [{ name: 'channel:matrix', isReady: detail === null, detail, isEssential: false }];
  const look = () => alertOwner({ ...ports, circuits: makeCircuitBoard(), health: { probe: async () => ({ parts: parts() }) } });
  const told = async (conversationId: string): Promise<readonly string[]> =>
    (await ports.conversationLog.read(conversationId, 0, 100)).flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
  return { ports, look, told, breaks: (why: string) => (detail = why), heals: () => (detail = null) };
}

test('the owner hears in private, in their language and once, when a channel is down and when it is back, however many processes look', async () => {
  const { ports, look, told, breaks, heals } = await world();
  const ends = [look(), look()];
  await ports.clock.advance(MINUTE);
  breaks('The server refuses the token.');
  await ports.clock.advance(3 * MINUTE);
  const trouble = await told(PRIVATE);
  expect(trouble).toHaveLength(1);
  expect(trouble[0]).toContain('channel:matrix. The server refuses the token.');
  heals();
  await ports.clock.advance(2 * MINUTE);
  expect(await told(PRIVATE)).toHaveLength(2);
  // Flapping within the hour says nothing new.
  breaks('The server refuses the token.');
  await ports.clock.advance(3 * MINUTE);
  expect(await told(PRIVATE)).toHaveLength(2);
  await ports.clock.advance(60 * MINUTE);
  heals();
  await ports.clock.advance(2 * MINUTE);
  breaks('The server refuses the token.');
  await ports.clock.advance(3 * MINUTE);
  expect(await told(PRIVATE)).toHaveLength(4);
  expect(await told(GROUP)).toEqual([]);
  await Promise.all(ends.map((end) => end()));
});

test('a model that keeps failing is a part that does not work until a call has shown that it is back', () => {
  const circuits = makeCircuitBoard();
  const parts = makeModelParts(circuits);
  circuits.failed('claude', 0, null);
  expect(parts()).toEqual([]);
  for (const at of [1, 2]) circuits.failed('claude', at, null);
  expect(parts()).toMatchObject([{ name: 'model:claude', isReady: false, isEssential: false }]);
  circuits.succeeded('claude');
  expect(parts()).toEqual([{ name: 'model:claude', isReady: true, detail: null, isEssential: false }]);
});
