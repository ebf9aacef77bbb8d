import { EmptyState } from '../parts/empty-state.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { addUp, byDay, cachedPercent, sumOf } from './add-up.ts';
import type { CostRow } from './cost-documents.ts';
import { CostTable } from './cost-table.tsx';
import { DayChart } from './day-chart.tsx';

interface CostViewsProps {
  readonly rows: readonly CostRow[];
  readonly days: number;
  /** Such as `2026-11-23`, where the person is. */
  readonly today: string;
  readonly everybody: boolean;
}

/** What was spent in some days: together, by day, by model, mode and purpose, and for admins by person. */
export function CostViews({ rows, days, today, everybody }: CostViewsProps) {
  const { costs } = useTexts();
  const { usd, number } = useFormats();
  if (rows.length === 0) return <EmptyState title={costs.none} hint={costs.noneHint} />;
  const all = sumOf(rows);
  return (
    <>
      <dl className="cost-totals">
        <Total name={costs.together} value={usd(all.costUsd)} />
        <Total name={costs.calls} value={number(all.calls)} />
        <Total name={costs.cachedLong} value={costs.percent(cachedPercent(all))} />
        <Total name={costs.tokens} value={`${number(all.inputTokens)} / ${number(all.outputTokens)}`} />
      </dl>
      {days > 1 && <DayChart days={byDay(rows, days, today)} />}
      <CostTable title={costs.byModel} sums={addUp(rows, 'MODEL')} />
      <CostTable title={costs.byMode} sums={addUp(rows, 'MODE')} nameOf={({ value }) => costs.modes[value] ?? value} />
      <CostTable title={costs.byPurpose} sums={addUp(rows, 'PURPOSE')} nameOf={({ value }) => costs.purposes[value] ?? value} />
      {everybody && <CostTable title={costs.byPerson} sums={addUp(rows, 'PERSON')} />}
    </>
  );
}

function Total({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
