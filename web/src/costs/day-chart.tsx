import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { CostSum } from './add-up.ts';

const HEIGHT = 100;
const STEP = 10;
const WIDTH = 8;
/** What was spent at all is seen. */
const LEAST = 1;

/** A column for each day. Who cannot see it reads the same in a table. */
export function DayChart({ days }: { readonly days: readonly CostSum[] }) {
  const { costs } = useTexts();
  const { usd, day } = useFormats();
  const most = Math.max(...days.map(({ costUsd }) => costUsd));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure className="day-chart">
      <figcaption>{costs.byDay}</figcaption>
      <svg viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {days.map(({ value, costUsd }, index) => {
          const height = costUsd === 0 ? 0 : Math.max(LEAST, (costUsd / most) * HEIGHT);
          return (
            <g key={value}>
              <title>{`${day(value)}: ${usd(costUsd)}`}</title>
              <rect className="day-chart-slot" x={index * STEP} y={0} width={STEP} height={HEIGHT} />
              <rect className="day-chart-column" x={index * STEP + 1} y={HEIGHT - height} width={WIDTH} height={height} />
            </g>
          );
        })}
      </svg>
      <p className="day-chart-ends" aria-hidden="true">
        <span>{first === undefined ? '' : day(first.value)}</span>
        <span>{costs.most(usd(most))}</span>
        <span>{last === undefined ? '' : day(last.value)}</span>
      </p>
      <table className="unseen">
        <caption>{costs.byDay}</caption>
        <tbody>
          {days.map(({ value, costUsd }) => (
            <tr key={value}>
              <th scope="row">{day(value)}</th>
              <td>{usd(costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
