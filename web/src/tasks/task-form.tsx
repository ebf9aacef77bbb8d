import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { useNavigation } from '../app/navigation.ts';
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
  const { go } = useNavigation();
  const element = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(EMPTY);
  const [bad, setBad] = useState<'work' | 'budget' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [{ fetching }, create] = useMutation(createTaskDocument);
  const submit = async (): Promise<void> => {
    const read = readForm(form);
    setBad(read.kind === 'bad' ? read.field : null);
    if (read.kind === 'bad') {
      element.current?.querySelector<HTMLElement>(`[name="${read.field}"]`)?.focus();
      return;
    }
    const { data, error } = await create({ input: read.input });
    setRefusal(refusalOf(error, data?.createTask));
    if (data?.createTask.__typename === 'CreateTaskPayload') go({ kind: 'task', id: data.createTask.task.shortId });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!fetching) void submit();
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
        <button type="submit" className="button button-primary" disabled={fetching}>
          {tasks.create}
        </button>
      </div>
    </form>
  );
}
