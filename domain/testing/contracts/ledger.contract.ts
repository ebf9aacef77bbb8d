import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { UnknownIdError } from '../../errors.ts';
import type { BudgetLine } from '../../ports/ledger.ts';
import type { Usage } from '../../costs/usage.ts';
import { aBody, aMessage, anAnswer, aReservation, aTask, NOON, uuid } from '../fixtures.ts';
import { lease, present, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const USAGE: Usage = { inputTokens: 7, cacheReadTokens: 2, cacheWriteTokens: 1, outputTokens: 5, reasoningTokens: 3 };

function budget(limit: number, name = 'person-day'): BudgetLine {
  return { name, account: `${name}:1`, limit, renewsAt: NOON };
}

/** What every Ledger does. */
export function ledgerContract(name: string, make: MakeWorld): void {
  describe(`${name}: reserving`, () => reserving(make));
  describe(`${name}: settling`, () => settling(make));
  describe(`${name}: concurrency`, () => concurrency(make));
}

function reserving(make: MakeWorld): void {
  const it = testIn(make);

  it('I6: reserves input bound plus all output when there is room', async ({ ledger }) => {
    const whole = { kind: 'reserved', id: uuid(30), maxOutputTokens: 100, bound: 1500 };
    expect(await ledger.reserve(aReservation())).toEqual(whole);
    expect(await ledger.reserve(aReservation({ id: uuid(31), budgets: [budget(1500)] }))).toEqual({ ...whole, id: uuid(31) });
    await expect(ledger.reserve(aReservation())).rejects.toThrow();
  });

  it('I6: clamps the output to what the tightest budget has left', async ({ ledger }) => {
    const budgets = [budget(10_000, 'installation-day'), budget(909, 'task'), budget(5_000)];
    expect(await ledger.reserve(aReservation({ budgets }))).toEqual({ kind: 'reserved', id: uuid(30), maxOutputTokens: 40, bound: 900 });
  });

  it('I6: refuses below the smallest useful output, names the budget, and reserves on no account', async ({ ledger }) => {
    const tight = budget(599, 'task');
    const wide = budget(1500);
    const refused = await ledger.reserve(aReservation({ budgets: [wide, tight] }));
    expect(refused).toEqual({ kind: 'refused', budget: tight, used: 0 });
    expect(await ledger.reserve(aReservation({ id: uuid(31), budgets: [wide] }))).toMatchObject({ bound: 1500 });
    expect(await ledger.reserve(aReservation({ id: uuid(32), budgets: [wide] }))).toEqual({ kind: 'refused', budget: wide, used: 1500 });
  });

  it('two budgets on one account reserve once on it, and the tighter one holds', async ({ ledger }) => {
    const wide = { ...budget(5000, 'wide'), account: 'shared' };
    const tight = { ...budget(2000, 'tight'), account: 'shared' };
    expect(await ledger.reserve(aReservation({ budgets: [wide, tight] }))).toMatchObject({ bound: 1500 });
    expect(await ledger.reserve(aReservation({ id: uuid(31), budgets: [wide, tight] }))).toEqual({
      kind: 'refused',
      budget: tight,
      used: 1500,
    });
  });

  it('a call that costs nothing passes an exhausted budget', async ({ ledger }) => {
    await ledger.reserve(aReservation({ budgets: [budget(1500)] }));
    await ledger.settle(uuid(30), { cost: 9999, usage: USAGE }, NOON);
    const free = aReservation({ id: uuid(31), inputBound: 0, outputPerToken: 0, budgets: [budget(1500)] });
    expect(await ledger.reserve(free)).toEqual({ kind: 'reserved', id: uuid(31), maxOutputTokens: 100, bound: 0 });
  });
}

function settling(make: MakeWorld): void {
  const it = testIn(make);

  it('I6: gives back what was not spent', async ({ ledger }) => {
    await ledger.reserve(aReservation({ budgets: [budget(2000)] }));
    await ledger.settle(uuid(30), { cost: 700, usage: USAGE }, NOON);
    expect(await ledger.reserve(aReservation({ id: uuid(31), budgets: [budget(2000)] }))).toMatchObject({
      maxOutputTokens: 80,
      bound: 1300,
    });
    expect(await ledger.spentBy({ kind: 'turn', id: uuid(2001) })).toBe(700);
  });

  it('I6: settles once; without usage the bound is spent', async ({ ledger }) => {
    await ledger.reserve(aReservation({ budgets: [budget(3000)] }));
    await ledger.settle(uuid(30), null, NOON);
    await ledger.settle(uuid(30), { cost: 1, usage: USAGE }, NOON);
    expect(await ledger.spentBy({ kind: 'turn', id: uuid(2001) })).toBe(1500);
    await expect(ledger.settle(uuid(77), null, NOON)).rejects.toThrow(UnknownIdError);
  });

  it("I6: a provider's overrun is recorded and blocks", async ({ ledger }) => {
    await ledger.reserve(aReservation({ budgets: [budget(2000)] }));
    await ledger.settle(uuid(30), { cost: 2500, usage: USAGE }, NOON);
    expect(await ledger.reserve(aReservation({ id: uuid(31), budgets: [budget(2000)] }))).toMatchObject({ kind: 'refused', used: 2500 });
  });

  it('settles the orphans of one run at their bounds and leaves those of others', async ({ ledger }) => {
    const run = { kind: 'task', id: 'abc234' } as const;
    await ledger.reserve(aReservation({ id: uuid(31), run }));
    await ledger.reserve(aReservation({ id: uuid(32), run }));
    await ledger.reserve(aReservation({ id: uuid(33), run: { kind: 'task', id: 'other2' } }));
    await ledger.settle(uuid(31), { cost: 100, usage: USAGE }, NOON);
    await ledger.settleOrphans(run, NOON);
    await ledger.settleOrphans(run, NOON);
    expect(await ledger.spentBy(run)).toBe(1600);
    expect(await ledger.spentBy({ kind: 'task', id: 'other2' })).toBe(0);
  });

  it('I6: settles what runs that have ended or are gone left reserved, and nothing of those that go on', async ({ ledger, tasks }) => {
    await tasks.add(aTask());
    await tasks.add(aTask({ id: 'other2' }));
    const run = { kind: 'task', id: 'abc234' } as const;
    await ledger.reserve(aReservation({ id: uuid(31), run, taskId: run.id }));
    await ledger.reserve(aReservation({ id: uuid(32), run: { kind: 'task', id: 'other2' }, taskId: 'other2' }));
    await ledger.reserve(aReservation({ id: uuid(33), run: { kind: 'turn', id: uuid(2999) } }));
    expect(await ledger.settleLeft(NOON, 10)).toBe(1);
    await tasks.stop(run.id, { code: 'task.stopped.by-person', message: 'Stopped.' }, NOON);
    expect(await ledger.settleLeft(NOON, 10)).toBe(1);
    expect(await ledger.settleLeft(NOON, 10)).toBe(0);
    expect(await ledger.spentBy(run)).toBe(1500);
    expect(await ledger.spentBy({ kind: 'turn', id: uuid(2999) })).toBe(1500);
    expect(await ledger.spentBy({ kind: 'task', id: 'other2' })).toBe(0);
  });

  it('I6: a turn that is not answered yet keeps what is reserved for it', async ({ ledger, inbox, turns }) => {
    await inbox.store(aMessage(1));
    const { turn, fence } = present(await inbox.claim(lease('w1')));
    const run = { kind: 'turn', id: turn.id } as const;
    await ledger.reserve(aReservation({ id: uuid(31), run }));
    expect(await ledger.settleLeft(NOON, 10)).toBe(0);
    await turns.finish(turn.id, fence, anAnswer(), aBody());
    expect(await ledger.settleLeft(NOON, 10)).toBe(1);
    expect(await ledger.spentBy(run)).toBe(1500);
  });

  for (const kind of ['memory', 'plugin'] as const) {
    it(`I6: work of the kind ${kind} keeps what is reserved for it, but no longer than an hour`, async ({ ledger }) => {
      const run = { kind, id: uuid(2999) } as const;
      await ledger.reserve(aReservation({ id: uuid(31), run, purpose: 'extract' }));
      const after = (ms: number): Date => new Date(NOON.getTime() + ms);
      expect(await ledger.settleLeft(after(3_599_999), 10)).toBe(0);
      expect(await ledger.settleLeft(after(3_600_000), 10)).toBe(1);
      expect(await ledger.spentBy(run)).toBe(1500);
    });
  }

  it('counts what is settled for a task on the task, once', async ({ ledger, tasks }) => {
    await tasks.add(aTask());
    const run = { kind: 'task', id: 'abc234' } as const;
    await ledger.reserve(aReservation({ id: uuid(31), run, taskId: 'abc234' }));
    await ledger.reserve(aReservation({ id: uuid(32), run, taskId: 'abc234' }));
    await ledger.settle(uuid(31), { cost: 100, usage: USAGE }, NOON);
    await ledger.settle(uuid(31), { cost: 100, usage: USAGE }, NOON);
    expect(await tasks.get('abc234')).toMatchObject({ spent: 100 });
    await ledger.settleOrphans(run, NOON);
    expect(await tasks.get('abc234')).toMatchObject({ spent: 1600 });
  });
}

/** 64 callers at once, some slow to settle, against three budgets of which each uses some. */
async function storm({ ledger }: ContractWorld, calls: readonly Call[], limits: readonly number[]): Promise<void> {
  const budgets = limits.map((limit, index) => budget(limit, `b${String(index)}`));
  const open = new Map<string, number>();
  const spent = new Map<string, number>();
  await Promise.all(
    calls.map(async ({ inputBound, maxOutputTokens, share, uses }, index) => {
      const id = uuid(5000 + index);
      const mine = budgets.filter((_, which) => uses[which] ?? true);
      const request = aReservation({ id, inputBound, maxOutputTokens, minOutputTokens: 1, outputPerToken: 3, budgets: mine.toReversed() });
      const reservation = await ledger.reserve(request);
      if (reservation.kind === 'refused') return;
      for (const { account } of mine) open.set(account, (open.get(account) ?? 0) + reservation.bound);
      if (share === null) return;
      const cost = Math.floor(reservation.bound * share);
      await ledger.settle(id, { cost, usage: USAGE }, NOON);
      for (const { account } of mine) {
        open.set(account, (open.get(account) ?? 0) - reservation.bound);
        spent.set(account, (spent.get(account) ?? 0) + cost);
      }
    }),
  );
  for (const { name, account, limit } of budgets) {
    const used = (open.get(account) ?? 0) + (spent.get(account) ?? 0);
    expect(used).toBeLessThanOrEqual(limit);
    const probe = await ledger.reserve(
      aReservation({ id: uuid(9000 + limits.indexOf(limit)), inputBound: limit + 1, budgets: [budget(limit, name)] }),
    );
    expect(probe).toEqual({ kind: 'refused', budget: budget(limit, name), used });
  }
}

interface Call {
  readonly inputBound: number;
  readonly maxOutputTokens: number;
  /** How much of its bound it spends; null: it never settles. */
  readonly share: number | null;
  readonly uses: readonly boolean[];
}

function concurrency(make: MakeWorld): void {
  const it = testIn(make);
  const call: fc.Arbitrary<Call> = fc.record({
    inputBound: fc.integer({ min: 0, max: 300 }),
    maxOutputTokens: fc.integer({ min: 1, max: 200 }),
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    uses: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  });
  const limits = fc.uniqueArray(fc.integer({ min: 100, max: 20_000 }), { minLength: 3, maxLength: 3 });

  it('I6: 64 reservations and settlements at once never exceed a budget, on any account', async (world) => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 64, maxLength: 64 }), limits, async (calls, ceilings) => {
        round += 1;
        await storm(inRound(world, round), calls, ceilings);
      }),
      { numRuns: 8 },
    );
  });
}

/** Gives each round accounts and ids of its own. */
function inRound(world: ContractWorld, round: number): ContractWorld {
  const { ledger } = world;
  const own = (id: string): string => id.replace('00000000-', `${String(round).padStart(8, '0')}-`);
  return {
    ...world,
    ledger: {
      ...ledger,
      settle: (id, spent, at) => ledger.settle(own(id), spent, at),
      reserve: async (request) => {
        const budgets = request.budgets.map((line) => ({ ...line, account: `${line.account}:round${String(round)}` }));
        const reservation = await ledger.reserve({ ...request, id: own(request.id), budgets });
        if (reservation.kind === 'reserved') return reservation;
        return { ...reservation, budget: present(request.budgets.find(({ name }) => name === reservation.budget.name)) };
      },
    },
  };
}
