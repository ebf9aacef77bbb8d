import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { useNavigation } from '../app/navigation.ts';
import type { CreateTaskInput } from '../generated/graphql.ts';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { KindChoice } from './kind-choice.tsx';
import { readForm } from './read-form.ts';
import type { TaskFormValues } from './read-form.ts';
import { createTaskDocument } from './task-documents.ts';
import { TaskFormFields } from './task-form-fields.tsx';

const EMPTY: TaskFormValues = { kind: 'prompt', work: '', project: '', budget: '' };

/** The form for a new task. It leads to the task. */
export function TaskForm() {
  const { tasks } = useTexts();
  const element = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(EMPTY);
  const { submit, bad, refusal, isBusy } = useSubmit();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = submit(form);
    if (wrong !== null) element.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  };
  return (
    <form ref={element} className="card form" onSubmit={onSubmit} noValidate>
      <KindChoice kind={form.kind} onChange={(kind) => setForm({ ...form, kind })} />
      <TaskFormFields
        form={form}
        bad={bad}
        onChange={(change) => setForm({ ...form, ...change })}
        onSubmit={() => element.current?.requestSubmit()}
      />
      {refusal !== null && <Problem message={refusal.message} />}
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={isBusy}>
          {tasks.create}
        </button>
      </div>
    </form>
  );
}

function useSubmit() {
  const { go } = useNavigation();
  const [bad, setBad] = useState<'work' | 'budget' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [{ fetching }, create] = useMutation(createTaskDocument);
  const ask = async (input: CreateTaskInput): Promise<void> => {
    const { data, error } = await create({ input });
    setRefusal(refusalOf(error, data?.createTask));
    if (data?.createTask.__typename === 'CreateTaskPayload' && data.createTask.task !== null)
      go({ kind: 'task', id: data.createTask.task.shortId });
  };
  /** Returns the field that is wrong; null: none is. */
  const submit = (form: TaskFormValues): 'work' | 'budget' | null => {
    const read = readForm(form);
    const wrong = read.kind === 'bad' ? read.field : null;
    setBad(wrong);
    if (read.kind === 'good' && !fetching) void ask(read.input);
    return wrong;
  };
  return { submit, bad, refusal, isBusy: fetching };
}
