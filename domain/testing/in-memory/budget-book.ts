import { limitThatHolds } from '../../costs/limit-that-holds.ts';
import type { BudgetBook } from '../../ports/budget-book.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryBudgetBook(state: InMemoryState): BudgetBook {
  return {
    changes: async () => [...state.budgetChanges.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    change: async (change) => {
      state.budgetChanges.set(change.name, change);
    },
    used: async (accounts) =>
      accounts.map((account) => {
        const { reserved, spent } = state.accounts.get(account) ?? { reserved: 0, spent: 0 };
        return { account, reserved, spent };
      }),
    takeNear: async (budgets, share) =>
      budgets.flatMap((budget) => {
        const limit = limitThatHolds(budget, [...state.budgetChanges.values()]);
        const account = state.accounts.get(budget.account);
        if (account === undefined || account.spent <= 0 || account.spent < limit * share) return [];
        if ((state.notedLimits.get(budget.account) ?? -1) >= limit) return [];
        state.notedLimits.set(budget.account, limit);
        return [{ budget: { ...budget, limit }, spent: account.spent }];
      }),
  };
}
