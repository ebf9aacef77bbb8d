import { usePerson } from '../app/person.ts';
import { useTexts } from '../texts/texts-context.ts';

const PERIODS = [1, 7, 30] as const;

/** In days. */
export type Period = (typeof PERIODS)[number];

interface CostChoicesProps {
  readonly days: Period;
  readonly onDays: (days: Period) => void;
  readonly everybody: boolean;
  readonly onEverybody: (everybody: boolean) => void;
}

/** Of which days, and, for admins, of whom the costs are. */
export function CostChoices({ days, onDays, everybody, onEverybody }: CostChoicesProps) {
  const { costs } = useTexts();
  const { role } = usePerson();
  return (
    <form className="cost-choices">
      <fieldset>
        <legend className="unseen">{costs.period}</legend>
        {PERIODS.map((period) => (
          <label key={period}>
            <input type="radio" name="period" checked={days === period} onChange={() => onDays(period)} />
            {costs.periods[period]}
          </label>
        ))}
      </fieldset>
      {(role === 'ADMIN' || role === 'OWNER') && (
        <label>
          <input type="checkbox" checked={everybody} onChange={(event) => onEverybody(event.target.checked)} />
          {costs.everybody}
        </label>
      )}
    </form>
  );
}
