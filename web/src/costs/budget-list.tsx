import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { BudgetRow } from './cost-documents.ts';
import { Bar } from './cost-table.tsx';

/** What may be spent, and how much of it is. */
export function BudgetList({ budgets }: { readonly budgets: readonly BudgetRow[] }) {
  const { costs } = useTexts();
  const { usd, exact } = useFormats();
  return (
    <section aria-labelledby="budgets-title">
      <h2 id="budgets-title">{costs.budgets}</h2>
      <ul className="budget-list">
        {budgets.map(({ name, limitUsd, isForToday, spentUsd, renewsAt }) => (
          <li key={name}>
            <span className="budget-name">{costs.budgetNames[name]}</span>
            <span>
              {spentUsd === null ? usd(limitUsd) : costs.of(usd(spentUsd), usd(limitUsd))}
              {isForToday && `, ${costs.forToday}`}
            </span>
            {spentUsd !== null && <Bar share={limitUsd === 0 ? 1 : spentUsd / limitUsd} />}
            {renewsAt !== null && <span className="budget-renewal">{costs.renews(exact(renewsAt))}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
