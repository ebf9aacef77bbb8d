import type { Nanos } from '../costs/money.ts';
import type { BudgetLine } from './ledger.ts';

/** What people call a ceiling. `task` is that of tasks which name none. */
export const BUDGET_NAMES = ['person-day', 'chat-day', 'task', 'memory-day', 'installation-day'] as const;

export type BudgetName = (typeof BUDGET_NAMES)[number];

/** What somebody has set while Parley runs; it wins over parley.yaml. */
export interface BudgetChange {
  readonly name: BudgetName;
  /** From now on; null: as the file says. */
  readonly amount: Nanos | null;
  /** On one day alone, such as 2026-11-23, wherever that begins for each account; null: on none. */
  readonly today: { readonly day: string; readonly amount: Nanos } | null;
}

/** What is used of an account. */
export interface BudgetUse {
  readonly account: string;
  readonly reserved: Nanos;
  readonly spent: Nanos;
}

/** A budget that is nearly used up. */
export interface NearBudget {
  readonly budget: BudgetLine;
  readonly spent: Nanos;
}

/** The ceilings that hold, beside the ledger that keeps to them, and how much of each is used. */
export interface BudgetBook {
  /** Those that were changed, by name. */
  changes(): Promise<readonly BudgetChange[]>;
  /** Replaces what was set for this name before. The ledger keeps to it from its next reservation on. */
  change(change: BudgetChange): Promise<void>;
  /** In the order in which they are asked for; one that nothing was spent on has zeros. */
  used(accounts: readonly string[]): Promise<readonly BudgetUse[]>;
  /** Those of which at least this share, such as 0.8, is spent, each told once in its period, and again only when its ceiling is raised. Limits are those that hold. */
  takeNear(budgets: readonly BudgetLine[], share: number): Promise<readonly NearBudget[]>;
}
