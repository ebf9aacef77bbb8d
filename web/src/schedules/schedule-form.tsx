import { useState } from 'react';
import type { FormEvent } from 'react';

import { useChange } from '../api/use-change.ts';
import { Field } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { KindChoice } from '../tasks/kind-choice.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { readTime } from './read-time.ts';
import { createScheduleDocument } from './schedule-documents.ts';

const EMPTY = { kind: 'prompt', work: '', time: '', zone: '', project: '' } as const;

interface Values {
  readonly kind: 'prompt' | 'command';
  readonly work: string;
  readonly time: string;
  readonly zone: string;
  readonly project: string;
}

/** Has a task made by itself, again and again or once. */
export function ScheduleForm({ onDone }: { readonly onDone: () => void }) {
  const { schedules, tasks } = useTexts();
  const { act, isBusy, refusal } = useChange(createScheduleDocument, (data) => data.createSchedule);
  const [values, setValues] = useState<Values>(EMPTY);
  const change = (part: Partial<Values>): void => setValues({ ...values, ...part });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { kind, work, time, zone, project } = values;
    const rest = {
      ...(zone.trim() === '' ? {} : { timeZone: zone.trim() }),
      ...(project.trim() === '' ? {} : { project: project.trim() }),
    };
    if ((await act({ [kind]: work.trim(), ...readTime(time), ...rest })) !== null) onDone();
  };
  return (
    <form className="card form" onSubmit={(event) => void submit(event)} noValidate>
      <KindChoice kind={values.kind} onChange={(kind) => change({ kind })} />
      <Field label={values.kind === 'command' ? tasks.commandLabel : tasks.promptLabel} problem={null}>
        {(ties) => <textarea {...ties} rows={3} value={values.work} onChange={(event) => change({ work: event.target.value })} />}
      </Field>
      <div className="field-row">
        <TextField label={schedules.when} hint={schedules.whenHint} value={values.time} onChange={(time) => change({ time })} />
        <TextField label={schedules.zone} hint={schedules.zoneHint} value={values.zone} onChange={(zone) => change({ zone })} />
        <TextField label={tasks.project} hint={tasks.projectHint} value={values.project} onChange={(project) => change({ project })} />
      </div>
      {refusal !== null && <Problem message={refusal.message} />}
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={isBusy || values.work.trim() === '' || values.time.trim() === ''}>
          {schedules.create}
        </button>
      </div>
    </form>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextField({ label, hint, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={null}>
      {(ties) => (
        <input {...ties} value={value} autoComplete="off" autoCapitalize="none" onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
