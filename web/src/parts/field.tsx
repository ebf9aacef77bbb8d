import { useId } from 'react';
import type { ReactNode } from 'react';

/** What ties a field to its words. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it; null: nothing. */
  readonly problem: string | null;
  readonly children: (ties: FieldTies) => ReactNode;
}

/** A field with its label, a hint and what is wrong with it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-hint`, 'aria-invalid': problem !== null })}
      <p
        id={`${id}-hint`}
        className={problem === null ? 'field-hint' : 'field-hint field-problem'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem ?? hint}
      </p>
    </div>
  );
}
