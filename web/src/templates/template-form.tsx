import { useState } from 'react';
import type { FormEvent } from 'react';

import { useChange } from '../api/use-change.ts';
import { useNavigation } from '../app/navigation.ts';
import { Field } from '../parts/field.tsx';
import type { FieldTies } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { createTaskDocument } from '../tasks/task-documents.ts';
import { useTexts } from '../texts/texts-context.ts';
import type { TemplateCardProps } from './template-card-props.ts';
import type { KnownParameter } from './template-documents.ts';

/** What a template asks for; then it leads to the task. */
export function TemplateForm({ template: { name, parameters }, project }: TemplateCardProps) {
  const { templates: texts } = useTexts();
  const { go } = useNavigation();
  const { act, isBusy, refusal } = useChange(createTaskDocument, (data) => data.createTask);
  const [values, setValues] = useState<ReadonlyMap<string, string>>(
    new Map(parameters.map((parameter) => [parameter.name, parameter.default ?? ''])),
  );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = [...values].filter(([, value]) => value.trim() !== '').map(([key, value]) => ({ name: key, value: value.trim() }));
    const data = await act({ template: name, parameters: given, ...(project === '' ? {} : { project }) });
    if (data?.createTask.__typename === 'CreateTaskPayload' && data.createTask.task !== null)
      go({ kind: 'task', id: data.createTask.task.shortId });
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      {parameters.map((parameter) => (
        <Field key={parameter.name} label={parameter.name} hint={parameter.description} problem={null}>
          {(ties) => (
            <ParameterInput
              ties={ties}
              parameter={parameter}
              value={values.get(parameter.name) ?? ''}
              onChange={(value) => setValues(new Map([...values, [parameter.name, value]]))}
            />
          )}
        </Field>
      ))}
      {refusal !== null && <Problem message={refusal.message} />}
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={isBusy}>
          {texts.run}
        </button>
      </div>
    </form>
  );
}

interface ParameterInputProps {
  readonly ties: FieldTies;
  readonly parameter: KnownParameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ParameterInput({ ties, parameter: { type, choices }, value, onChange }: ParameterInputProps) {
  const options = type === 'FLAG' ? ['true', 'false'] : choices;
  if (options.length === 0)
    return (
      <input
        {...ties}
        value={value}
        inputMode={type === 'NUMBER' ? 'decimal' : undefined}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <select {...ties} value={value} onChange={(event) => onChange(event.target.value)}>
      {!options.includes(value) && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
