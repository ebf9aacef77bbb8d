import type { KeyboardEvent } from 'react';
import { useQuery } from 'urql';

import { Field } from '../parts/field.tsx';
import { useTexts } from '../texts/texts-context.ts';
import type { TaskFormValues } from './read-form.ts';
import { projectsDocument } from './task-documents.ts';

export interface TaskFormFieldsProps {
  readonly form: TaskFormValues;
  /** The field that is wrong; null: none. */
  readonly bad: 'work' | 'budget' | null;
  readonly onChange: (change: Partial<TaskFormValues>) => void;
  readonly onSubmit: () => void;
}

/** What is to be done, where, and for how much. */
export function TaskFormFields({ form, bad, onChange, onSubmit }: TaskFormFieldsProps) {
  const { tasks } = useTexts();
  const isCommand = form.kind === 'command';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
  };
  return (
    <>
      <Field label={isCommand ? tasks.commandLabel : tasks.promptLabel} problem={bad === 'work' ? tasks.empty : null}>
        {(ties) => (
          <textarea
            {...ties}
            name="work"
            rows={isCommand ? 2 : 6}
            className={isCommand ? 'code-field' : undefined}
            value={form.work}
            placeholder={isCommand ? tasks.commandExample : tasks.promptExample}
            spellCheck={!isCommand}
            onChange={(event) => onChange({ work: event.target.value })}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className="field-row">
        <ProjectField value={form.project} onChange={(project) => onChange({ project })} />
        {!isCommand && <BudgetField value={form.budget} isBad={bad === 'budget'} onChange={(budget) => onChange({ budget })} />}
      </div>
    </>
  );
}

interface ValueProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ProjectField({ value, onChange }: ValueProps) {
  const { tasks } = useTexts();
  const [{ data }] = useQuery({ query: projectsDocument, requestPolicy: 'cache-and-network' });
  return (
    <Field label={tasks.project} hint={tasks.projectHint} problem={null}>
      {(ties) => (
        <>
          <input
            {...ties}
            name="project"
            value={value}
            list={`${ties.id}-projects`}
            autoComplete="off"
            autoCapitalize="none"
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={`${ties.id}-projects`}>
            {data?.projects?.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function BudgetField({ value, isBad, onChange }: ValueProps & { readonly isBad: boolean }) {
  const { tasks } = useTexts();
  return (
    <Field label={tasks.budget} hint={tasks.budgetHint} problem={isBad ? tasks.budgetBad : null}>
      {(ties) => (
        <input
          {...ties}
          name="budget"
          value={value}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
