import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { aFact, ofPerson } from '../../../domain/testing/a-fact.ts';
import { uuid } from '../../../domain/testing/fixtures.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

const GROUP = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-1' } as const;
const NAME = 'telegram:bot1:-1';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
  await api.ports.groups.put({
    channel: 'telegram',
    account: 'bot1',
    chat: '-1',
    title: 'Garden',
    standing: 'allowed',
    observes: false,
    decidedBy: null,
  });
});
afterEach(() => api.close());

interface Memory {
  readonly id: string;
  readonly text: string;
}

async function keep(personId: string, count: number, firstId = 301): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    await api.ports.memory.keep(
      aFact({ id: uuid(firstId + n - 1), scope: ofPerson(personId), text: `fact ${n}`, createdAt: new Date(n * 1_000) }),
    );
  }
}

async function look(secret: string, args: string): Promise<readonly Memory[]> {
  return (await ask<{ memories: readonly Memory[] }>(api.url, secret, `{ memories(${args}) { id text } }`)).data.memories;
}

describe('what is remembered', () => {
  it('comes page by page, and by words', async () => {
    const { secret } = api.tokens.member;
    await keep(api.people.anna.id, 12);
    const first = await look(secret, 'first: 5');
    expect(first.map(({ text }) => text)).toEqual(['fact 12', 'fact 11', 'fact 10', 'fact 9', 'fact 8']);
    const next = await look(secret, `first: 5, after: "${first.at(-1)?.id ?? ''}"`);
    expect(next.map(({ text }) => text)).toEqual(['fact 7', 'fact 6', 'fact 5', 'fact 4', 'fact 3']);
    expect((await look(secret, `first: 5, after: "${next.at(-1)?.id ?? ''}"`)).map(({ text }) => text)).toEqual(['fact 2', 'fact 1']);
    expect((await look(secret, 'query: "FACT 1", first: 9')).map(({ text }) => text)).toEqual(['fact 12', 'fact 11', 'fact 10', 'fact 1']);
    expect(await look(secret, 'query: "nothing like it"')).toEqual([]);
    expect(await look(secret, 'after: "nonsense"')).toBeNull();
    for (const count of [0, 201]) {
      const { errors } = await ask(api.url, secret, `{ memories(first: ${count}) { id } }`);
      expect(errors[0]?.message).toContain('Ask for 1 to 200 memories at a time.');
    }
  });

  it('has its source and what it took the place of', async () => {
    const { anna } = api.people;
    const { secret } = api.tokens.member;
    const home = { scope: ofPerson(anna.id), speakerId: anna.id, predicate: 'home' } as const;
    await api.ports.memory.keep(aFact({ ...home, id: uuid(301), text: 'Lives in Oslo', value: 'Oslo', createdAt: new Date('2024-01-01') }));
    await api.ports.memory.keep(
      aFact({ ...home, id: uuid(302), text: 'Lives in Bergen', value: 'Bergen', createdAt: new Date('2026-01-01') }),
    );
    const query = '{ memories { text heldUntil source { at words channel conversationId } history { text heldUntil } } }';
    expect((await ask(api.url, secret, query)).data).toEqual({
      memories: [
        {
          ...{ text: 'Lives in Bergen', heldUntil: null },
          source: { at: '2026-01-01T00:00:00.000Z', words: null, channel: null, conversationId: null },
          history: [{ text: 'Lives in Oslo', heldUntil: '2026-01-01T00:00:00.000Z' }],
        },
      ],
    });
    expect(await look(secret, 'withHistory: true')).toHaveLength(2);
  });

  it('is said anew where it is wrong, and what was wrong is gone', async () => {
    const { secret } = api.tokens.member;
    await keep(api.people.anna.id, 1);
    const [wrong] = await look(secret, 'first: 1');
    const correct =
      'mutation ($id: ID!) { correctMemory(input: { id: $id, text: "fact one" }) { __typename ... on CorrectMemoryPayload { memory { text } } } }';
    expect((await ask(api.url, api.tokens.other.secret, correct, { id: wrong?.id })).data).toMatchObject({
      correctMemory: { __typename: 'UnknownIdError' },
    });
    expect((await ask(api.url, secret, correct, { id: wrong?.id })).data).toMatchObject({
      correctMemory: { memory: { text: 'fact one' } },
    });
    expect((await look(secret, 'withHistory: true')).map(({ text }) => text)).toEqual(['fact one']);
  });

  it('is all in the export, and only one’s own', async () => {
    await keep(api.people.anna.id, 3);
    const mine = (await ask<{ memoryExport: string }>(api.url, api.tokens.member.secret, '{ memoryExport }')).data.memoryExport;
    expect(JSON.parse(mine)).toMatchObject({
      format: 'parley-memory',
      facts: [{ text: 'fact 3' }, { text: 'fact 2' }, { text: 'fact 1' }],
    });
    const others = (await ask<{ memoryExport: string }>(api.url, api.tokens.other.secret, '{ memoryExport }')).data.memoryExport;
    expect(others).not.toContain('fact 1');
  });
});

describe('I9: one person never sees another’s', () => {
  it('whatever they ask with, the owner neither', async () => {
    await keep(api.people.anna.id, 1);
    const [mine] = await look(api.tokens.member.secret, 'first: 1');
    for (const { secret } of [api.tokens.other, api.tokens.owner]) {
      expect(await look(secret, 'withHistory: true')).toEqual([]);
      expect(await look(secret, 'query: "fact"')).toEqual([]);
      const node = await ask(api.url, secret, 'query ($id: ID!) { node(id: $id) { id } }', { id: mine?.id });
      expect(node.data).toEqual({ node: null });
      const forget = 'mutation ($id: ID!) { forget(input: { id: $id }) { __typename } }';
      expect((await ask(api.url, secret, forget, { id: mine?.id })).data).toEqual({ forget: { __typename: 'UnknownIdError' } });
      const ofGroup = `mutation ($id: ID!) { forget(input: { id: $id, group: "${NAME}" }) { __typename } }`;
      expect((await ask<{ forget: { __typename: string } }>(api.url, secret, ofGroup, { id: mine?.id })).data.forget.__typename).not.toBe(
        'ForgetPayload',
      );
    }
    expect(await look(api.tokens.member.secret, 'first: 1')).toHaveLength(1);
  });

  it('a group’s is shown to admins alone', async () => {
    await api.ports.memory.keep(aFact({ id: uuid(400), scope: GROUP, text: 'Roses by the gate', speakerId: api.people.anna.id }));
    for (const { secret } of [api.tokens.member, api.tokens.other]) {
      const { data, errors } = await ask(api.url, secret, `{ memories(group: "${NAME}") { text } }`);
      expect(data).toEqual({ memories: null });
      expect(errors[0]?.extensions).toMatchObject({ code: 'access.forbidden' });
    }
    expect((await look(api.tokens.owner.secret, `group: "${NAME}"`)).map(({ text }) => text)).toEqual(['Roses by the gate']);
    expect(await look(api.tokens.owner.secret, 'withHistory: true')).toEqual([]);
  });
});

describe('forgetting everything', () => {
  const everything =
    'mutation ($yes: String) { forgetEverything(input: { confirmation: $yes }) { __typename ... on Error { message } ... on ForgetEverythingPayload { isForgotten question { confirmation facts messages work } } } }';

  it('is told first and done on the yes to that', async () => {
    await keep(api.people.anna.id, 2);
    await keep(api.people.boris.id, 1, 401);
    const { secret } = api.tokens.member;
    const { data } = await ask<{ forgetEverything: { isForgotten: boolean; question: { confirmation: string } } }>(
      api.url,
      secret,
      everything,
    );
    expect(data).toMatchObject({ forgetEverything: { isForgotten: false, question: { facts: 2, messages: 0, work: 0 } } });
    const yes = data.forgetEverything.question.confirmation;
    expect((await ask(api.url, secret, everything, { yes: 'another' })).data).toMatchObject({
      forgetEverything: { __typename: 'ConflictError' },
    });
    expect((await ask(api.url, api.tokens.other.secret, everything, { yes })).data).not.toMatchObject({
      forgetEverything: { isForgotten: true },
    });
    expect((await ask(api.url, secret, everything, { yes })).data).toMatchObject({
      forgetEverything: { isForgotten: true, question: null },
    });
    expect(await look(secret, 'withHistory: true')).toEqual([]);
  });
});
