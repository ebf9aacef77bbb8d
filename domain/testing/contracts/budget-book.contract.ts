import { describe, expect } from 'vitest';

import type { BudgetLine } from '../../ports/ledger.ts';
import { aReservation, NOON, uuid } from '../fixtures.ts';
import { testIn, type ContractWorld, type MakeWorld } from './world.ts';

const USAGE = { inputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 1, reasoningTokens: 0 };
const CHAT: BudgetLine = { name: 'chat-day', account: 'chat-day:talk:2026-11-23', limit: 1_000, renewsAt: NOON };
const PERSON: BudgetLine = { name: 'person-day', account: 'person-day:anna:2026-11-23', limit: 1_000, renewsAt: NOON };
const TASK: BudgetLine = { name: 'task', account: 'task:abc234', limit: 1_000, renewsAt: null };

/** Reserves all that there is room for, which is told, and no more than the input where that is refused. */
async function room({ ledger }: ContractWorld, number: number, budgets: readonly BudgetLine[]) {
  const request = aReservation({ id: uuid(400 + number), inputBound: 0, outputPerToken: 1, maxOutputTokens: 100_000, budgets });
  const reservation = await ledger.reserve(request);
  if (reservation.kind === 'refused') return { refused: reservation.budget.limit };
  await ledger.settle(request.id, { cost: 0, usage: USAGE }, NOON);
  return { tokens: reservation.maxOutputTokens };
}

async function spend({ ledger }: ContractWorld, number: number, cost: number, budgets: readonly BudgetLine[]): Promise<void> {
  const request = aReservation({ id: uuid(500 + number), inputBound: 0, outputPerToken: 0, budgets });
  await ledger.reserve(request);
  await ledger.settle(request.id, { cost, usage: USAGE }, NOON);
}

/** What every BudgetBook does, together with its Ledger. */
export function budgetBookContract(name: string, make: MakeWorld): void {
  describe(`${name}: ceilings`, () => ceilings(make));
  describe(`${name}: what is nearly used up`, () => near(make));
}

function ceilings(make: MakeWorld): void {
  const it = testIn(make);

  it('keeps what was set last, by name', async ({ budgetBook }) => {
    expect(await budgetBook.changes()).toEqual([]);
    await budgetBook.change({ name: 'task', amount: 7, today: null });
    await budgetBook.change({ name: 'chat-day', amount: 5, today: null });
    const last = { name: 'chat-day', amount: null, today: { day: '2026-11-23', amount: 0 } } as const;
    await budgetBook.change(last);
    expect(await budgetBook.changes()).toEqual([last, { name: 'task', amount: 7, today: null }]);
  });

  it('I6: a reservation keeps to what was set, also when that is less, and names it', async (world) => {
    await world.budgetBook.change({ name: 'chat-day', amount: 5_000, today: null });
    expect(await room(world, 1, [CHAT])).toEqual({ tokens: 5_000 });
    expect(await room(world, 2, [CHAT, PERSON])).toEqual({ tokens: 1_000 });
    await world.budgetBook.change({ name: 'chat-day', amount: 3, today: null });
    expect(await room(world, 3, [PERSON, CHAT])).toEqual({ refused: 3 });
    await world.budgetBook.change({ name: 'chat-day', amount: null, today: null });
    expect(await room(world, 4, [CHAT])).toEqual({ tokens: 1_000 });
  });

  it('I6: what was set for one day holds on that day of the account alone', async (world) => {
    const tomorrow = { ...PERSON, account: 'person-day:anna:2026-11-24' };
    await world.budgetBook.change({ name: 'person-day', amount: 2_000, today: { day: '2026-11-23', amount: 9_000 } });
    expect(await room(world, 1, [PERSON])).toEqual({ tokens: 9_000 });
    expect(await room(world, 2, [tomorrow])).toEqual({ tokens: 2_000 });
  });

  it('a task keeps the budget that it was given', async (world) => {
    await world.budgetBook.change({ name: 'task', amount: 50_000, today: null });
    expect(await room(world, 1, [TASK])).toEqual({ tokens: 1_000 });
  });
}

function near(make: MakeWorld): void {
  const it = testIn(make);

  it('tells what is used of accounts, in the order in which it is asked', async (world) => {
    await spend(world, 1, 300, [CHAT]);
    await world.ledger.reserve(aReservation({ id: uuid(600), inputBound: 20, outputPerToken: 0, budgets: [CHAT] }));
    expect(await world.budgetBook.used([PERSON.account, CHAT.account])).toEqual([
      { account: PERSON.account, reserved: 0, spent: 0 },
      { account: CHAT.account, reserved: 20, spent: 300 },
    ]);
  });

  it('tells once that a budget is nearly used up, and again when its ceiling was raised', async (world) => {
    const { budgetBook } = world;
    await spend(world, 1, 799, [CHAT, PERSON]);
    expect(await budgetBook.takeNear([CHAT, PERSON], 0.8)).toEqual([]);
    await spend(world, 2, 1, [CHAT]);
    expect(await budgetBook.takeNear([PERSON, CHAT], 0.8)).toEqual([{ budget: CHAT, spent: 800 }]);
    expect(await budgetBook.takeNear([PERSON, CHAT], 0.8)).toEqual([]);
    await budgetBook.change({ name: 'chat-day', amount: 2_000, today: null });
    expect(await budgetBook.takeNear([CHAT], 0.8)).toEqual([]);
    await spend(world, 3, 900, [CHAT]);
    expect(await budgetBook.takeNear([CHAT], 0.8)).toEqual([{ budget: { ...CHAT, limit: 2_000 }, spent: 1_700 }]);
    await budgetBook.change({ name: 'chat-day', amount: 10, today: null });
    expect(await budgetBook.takeNear([CHAT], 0.8)).toEqual([]);
  });

  it('of many who ask at once, one is told', async (world) => {
    await spend(world, 1, 950, [CHAT, PERSON, TASK]);
    const asked = await Promise.all(Array.from({ length: 8 }, () => world.budgetBook.takeNear([CHAT, PERSON, TASK], 0.8)));
    expect(asked.flat().map(({ budget }) => budget.name)).toEqual(expect.arrayContaining(['chat-day', 'person-day', 'task']));
    expect(asked.flat()).toHaveLength(3);
  });
}
