import type { TaskState } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts-context.ts';

const FILTERS = {
  all: [],
  open: ['QUEUED', 'WAITING', 'RUNNING', 'INTERRUPTED'],
  succeeded: ['SUCCEEDED'],
  failed: ['FAILED'],
  stopped: ['STOPPED'],
} as const satisfies Record<string, readonly TaskState[]>;

export type FilterName = keyof typeof FILTERS;

const NAMES = ['all', 'open', 'succeeded', 'failed', 'stopped'] as const satisfies readonly FilterName[];

/** The states that a filter lets through; empty: all. */
export function statesOf(name: FilterName): TaskState[] {
  return [...FILTERS[name]];
}

export interface TaskFilterProps {
  readonly value: FilterName;
  readonly onChange: (name: FilterName) => void;
  /** Whether everybody's tasks are asked for; null: only admins may. */
  readonly everybody: boolean | null;
  readonly onEverybody: (everybody: boolean) => void;
}

/** Which tasks are listed. */
export function TaskFilter({ value, onChange, everybody, onEverybody }: TaskFilterProps) {
  const { tasks, costs } = useTexts();
  return (
    <form className="cost-choices">
      <fieldset>
        <legend className="unseen">{tasks.filter}</legend>
        {NAMES.map((name) => (
          <label key={name}>
            <input type="radio" name="states" checked={value === name} onChange={() => onChange(name)} />
            {tasks.filters[name]}
          </label>
        ))}
      </fieldset>
      {everybody !== null && (
        <label>
          <input type="checkbox" checked={everybody} onChange={(event) => onEverybody(event.target.checked)} />
          {costs.everybody}
        </label>
      )}
    </form>
  );
}
