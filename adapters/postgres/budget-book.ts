import type { Pool } from 'pg';

import type { BudgetBook, BudgetName, BudgetUse } from '../../domain/ports/budget-book.ts';
import { statement } from './statement.ts';

type ChangeRow = { name: BudgetName; amount: number | null; day: string | null; day_amount: number | null };

/** Ceilings that were changed and what is used of them, in PostgreSQL. */
export function makePostgresBudgetBook(pool: Pool): BudgetBook {
  const changes = statement<ChangeRow>(pool, 'budget-changes');
  const change = statement(pool, 'budget-change');
  const used = statement<BudgetUse>(pool, 'budget-used');
  const takeNear = statement<{ place: number; ceiling: number; spent: number }>(pool, 'budget-take-near');
  return {
    changes: async () =>
      (await changes()).map(({ name, amount, day, day_amount: dayAmount }) => ({
        name,
        amount,
        today: day === null || dayAmount === null ? null : { day, amount: dayAmount },
      })),
    change: async ({ name, amount, today }) => {
      await change(name, amount, today?.day ?? null, today?.amount ?? null);
    },
    used: (accounts) => used(accounts),
    takeNear: async (budgets, share) => {
      const near = await takeNear(
        budgets.map(({ account }) => account),
        budgets.map(({ limit }) => limit),
        budgets.map(({ name }) => name),
        share,
      );
      return near.flatMap(({ place, ceiling, spent }) => {
        const budget = budgets[place];
        return budget === undefined ? [] : [{ budget: { ...budget, limit: ceiling }, spent }];
      });
    },
  };
}
