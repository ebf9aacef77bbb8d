import type { BudgetChange } from '../ports/budget-book.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import type { Nanos } from './money.ts';

/** The ceiling of a line: what was set for its day, else what was set, else what it says itself. A task that is made keeps its own. */
export function limitThatHolds(
  { name, account, limit }: Pick<BudgetLine, 'name' | 'account' | 'limit'>,
  changes: readonly BudgetChange[],
): Nanos {
  const change = name === 'task' ? undefined : changes.find((each) => each.name === name);
  if (change === undefined) return limit;
  if (change.today !== null && account.endsWith(`:${change.today.day}`)) return change.today.amount;
  return change.amount ?? limit;
}
