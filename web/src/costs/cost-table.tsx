import { useFormats, useTexts } from '../texts/texts-context.ts';
import { cachedPercent } from './add-up.ts';
import type { CostSum } from './add-up.ts';

/** What each of several things cost, with a bar beside the number. */
export function CostTable({ title, sums, nameOf = ({ label }) => label }: CostTableProps) {
  const { costs } = useTexts();
  const { usd, number } = useFormats();
  const most = Math.max(...sums.map(({ costUsd }) => costUsd));
  return (
    <div className="cost-table">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{costs.what}</th>
            <th scope="col" className="cost-number">
              {costs.cost}
            </th>
            <td />
            <th scope="col" className="cost-number">
              {costs.calls}
            </th>
            <th scope="col" className="cost-number">
              {costs.cached}
            </th>
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={sum.value}>
              <th scope="row">{nameOf(sum)}</th>
              <td className="cost-number">{usd(sum.costUsd)}</td>
              <td className="cost-bar">
                <Bar share={most === 0 ? 0 : sum.costUsd / most} />
              </td>
              <td className="cost-number">{number(sum.calls)}</td>
              <td className="cost-number">{costs.percent(cachedPercent(sum))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CostTableProps {
  readonly title: string;
  readonly sums: readonly CostSum[];
  readonly nameOf?: (sum: CostSum) => string;
}

/** Says nothing to screen readers: the number stands beside it. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="bar-slot" width={100} height={8} rx={2} />
      <rect className="bar-part" width={Math.min(100, Math.max(0, share * 100))} height={8} rx={2} />
    </svg>
  );
}
