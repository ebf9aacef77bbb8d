import { afterEach, beforeEach, expect, it } from 'vitest';

import { aFact, ofPerson } from '../../../domain/testing/a-fact.ts';
import { aRoute } from '../../../domain/testing/a-route.ts';
import { present } from '../../../domain/testing/contracts/world.ts';
import { aBody, anAnswer, uuid } from '../../../domain/testing/fixtures.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const SEND = 'mutation { sendMessage(input: { text: "Почини" }) { ... on SendMessagePayload { turn { id } } } }';
const WHY = `query ($id: ID!) { node(id: $id) { ... on Turn {
  route { mode matchedBy confidence runnerUp plugin tiers { tier mode confidence detail } }
} } }`;

it('shows a turn’s whole decision to its person, and to nobody else', async () => {
  const { member, other } = api.tokens;
  const sent = await ask<{ sendMessage: { turn: { id: string } } }>(api.url, member.secret, SEND);
  const { id } = sent.data.sendMessage.turn;
  const early = await ask<{ node: unknown }>(api.url, member.secret, WHY, { id });
  expect(early.data.node).toEqual({ route: null });

  const claimed = await api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 });
  if (claimed === null) throw new Error('nothing to answer');
  const learned = { tier: 'learned', mode: 'agent', confidence: 0.9, detail: 'v3' } as const;
  const tiers = [{ tier: 'context', mode: null, confidence: 0, detail: null }, learned] as const;
  const route = aRoute({ mode: 'agent', matchedBy: 'learned', confidence: 0.9, runnerUp: 'chat', tiers });
  await api.ports.turns.recordRoute(claimed.turn.id, claimed.fence, route);

  const shown = await ask<{ node: unknown }>(api.url, member.secret, WHY, { id });
  expect(shown.data.node).toEqual({
    route: {
      mode: 'AGENT',
      matchedBy: 'LEARNED',
      confidence: 0.9,
      runnerUp: 'CHAT',
      plugin: null,
      tiers: [
        { tier: 'CONTEXT', mode: null, confidence: 0, detail: null },
        { tier: 'LEARNED', mode: 'AGENT', confidence: 0.9, detail: 'v3' },
      ],
    },
  });
  expect((await ask<{ node: unknown }>(api.url, other.secret, WHY, { id })).data.node).toBeNull();
});

it('tells the person of a turn, and nobody else, what was remembered for its answer', async () => {
  const { member, other, owner } = api.tokens;
  const sent = await ask<{ sendMessage: { turn: { id: string } } }>(api.url, member.secret, SEND);
  const { id } = sent.data.sendMessage.turn;
  const { turn, fence } = present(await api.ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 }));
  const at = new Date('2026-11-20T10:00:00Z');
  const fact = await api.ports.memory.keep(
    aFact({ scope: ofPerson(turn.personId), speakerId: turn.personId, text: 'Likes tea', heldFrom: at }),
  );
  const memories = [
    { kind: 'fact', id: fact.id },
    { kind: 'fact', id: uuid(999) },
  ] as const;
  await api.ports.turns.finish(turn.id, fence, anAnswer({ memories }), aBody());
  const memory = 'query ($id: ID!) { node(id: $id) { ... on Turn { memories { kind at text } } } }';
  const shown = await ask<{ node: unknown }>(api.url, member.secret, memory, { id });
  expect(shown.data.node).toEqual({
    memories: [
      { kind: 'FACT', at: at.toISOString(), text: 'Likes tea' },
      { kind: 'FACT', at: null, text: null },
    ],
  });
  expect((await ask<{ node: unknown }>(api.url, other.secret, memory, { id })).data.node).toBeNull();
  const byOwner = await ask<{ node: { memories: unknown } | null }>(api.url, owner.secret, memory, { id });
  expect(byOwner.data.node?.memories ?? []).toEqual([]);
});
