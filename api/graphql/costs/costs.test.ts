import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { aReservation, NOON, uuid } from '../../../domain/testing/fixtures.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { ask } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
  const usage = { inputTokens: 10, cacheReadTokens: 80, cacheWriteTokens: 10, outputTokens: 5, reasoningTokens: 3 };
  for (const [id, personId] of [
    [uuid(71), api.people.olga.id],
    [uuid(72), api.people.anna.id],
  ] as const) {
    const late = new Date(NOON.getTime() - 13 * 3_600_000);
    await api.ports.ledger.reserve(aReservation({ id, personId, at: late }));
    await api.ports.ledger.settle(id, { cost: 250_000_000, usage }, late);
  }
});
afterEach(() => api.close());

const COSTS = `query ($by: [CostGrouping!], $all: Boolean, $zone: String) {
  costs(days: 2, groupBy: $by, everybody: $all, timeZone: $zone) {
    group keys { by value label } calls costUsd inputTokens cacheReadTokens cacheWriteTokens outputTokens reasoningTokens
  }
}`;
const CHANGE = `mutation ($input: ChangeBudgetInput!) {
  changeBudget(input: $input) {
    __typename
    ... on ChangeBudgetPayload { budgets { name limitUsd configuredUsd isForToday spentUsd renewsAt } }
    ... on InvalidInputError { field }
    ... on Error { message }
  }
}`;

describe('costs', () => {
  it('are one’s own, by several things at once, with every kind of token apart', async () => {
    expect((await ask(api.url, api.tokens.member.secret, COSTS, { by: ['MODE', 'PERSON'] })).data).toEqual({
      costs: [
        {
          group: 'chat · Анна',
          keys: [
            { by: 'MODE', value: 'chat', label: 'chat' },
            { by: 'PERSON', value: api.people.anna.id, label: 'Анна' },
          ],
          ...{ calls: 1, costUsd: 0.25, inputTokens: 100, cacheReadTokens: 80, cacheWriteTokens: 10, outputTokens: 5, reasoningTokens: 3 },
        },
      ],
    });
  });

  it('have days that begin where one says', async () => {
    const days = async (zone: string) => (await ask(api.url, api.tokens.member.secret, COSTS, { by: ['DAY'], zone })).data;
    expect(await days('UTC')).toMatchObject({ costs: [{ group: '2026-11-22' }] });
    expect(await days('Asia/Tokyo')).toMatchObject({ costs: [{ group: '2026-11-23' }] });
    expect(JSON.stringify(await ask(api.url, api.tokens.member.secret, COSTS, { by: ['DAY'], zone: 'Mars' }))).toContain('no time zone');
  });

  it('of everybody are for admins', async () => {
    const { owner, member } = api.tokens;
    expect((await ask(api.url, owner.secret, COSTS, { by: [], all: true })).data).toMatchObject({
      costs: [{ group: '', keys: [], calls: 2, costUsd: 0.5 }],
    });
    expect((await ask(api.url, member.secret, COSTS, { by: [], all: true })).data).toMatchObject({ costs: null });
  });
});

describe('budgets', () => {
  it('are changed by the owner, for today or from now on, and written down', async () => {
    const change = async (input: object) => (await ask(api.url, api.tokens.owner.secret, CHANGE, { input })).data;
    expect(await change({ name: 'PERSON_DAY', amountUsd: 7.5, onlyToday: true })).toMatchObject({
      changeBudget: { budgets: [{ name: 'PERSON_DAY', limitUsd: 7.5, configuredUsd: 5, isForToday: true, spentUsd: 0 }, {}, {}, {}, {}] },
    });
    expect(await change({ name: 'PERSON_DAY', amountUsd: null })).toMatchObject({
      changeBudget: { budgets: [{ limitUsd: 5, isForToday: false }, {}, {}, {}, {}] },
    });
    expect(await change({ name: 'TASK', amountUsd: -1 })).toMatchObject({
      changeBudget: { __typename: 'InvalidInputError', field: 'amountUsd' },
    });
    const { items } = await api.ports.audit.list({ limit: 10, after: null });
    expect(items.map(({ item }) => [item.action, item.subject, item.result])).toEqual([
      ['budget.change', 'budget:task', 'refused'],
      ['budget.change', 'budget:person-day', 'done'],
      ['budget.change', 'budget:person-day', 'done'],
    ]);
  });

  it('are looked at by members, and changed by nobody else than the owner', async () => {
    const { secret } = api.tokens.member;
    expect((await ask(api.url, secret, '{ budgets { name spentUsd limitUsd } }')).data).toMatchObject({
      budgets: [
        { name: 'PERSON_DAY', spentUsd: 0, limitUsd: 5 },
        { name: 'CHAT_DAY', spentUsd: null },
        {},
        { name: 'MEMORY_DAY', spentUsd: 0, limitUsd: 0.5 },
        { name: 'INSTALLATION_DAY', spentUsd: null },
      ],
    });
    const { data } = await ask(api.url, secret, CHANGE, { input: { name: 'TASK', amountUsd: 1 } });
    expect(JSON.stringify(data)).toContain('owner');
    await expect(api.ports.budgetBook.changes()).resolves.toEqual([]);
  });
});
