import { useState } from 'react';
import type { FormEvent } from 'react';

import { useChange } from '../api/use-change.ts';
import { Field } from '../parts/field.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { rememberDocument } from './memory-documents.ts';

/** Tells Parley something to remember. */
export function RememberForm({ onDone }: { readonly onDone: () => void }) {
  const { memory } = useTexts();
  const { act, isBusy, refusal } = useChange(rememberDocument, (data) => data.remember);
  const [text, setText] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await act({ text: text.trim() })) === null) return;
    setText('');
    onDone();
  };
  return (
    <form className="card form" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={memory.tell} hint={memory.tellHint} problem={refusal === null ? null : (refusal.message ?? memory.tellHint)}>
        {(ties) => <input {...ties} value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />}
      </Field>
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={isBusy || text.trim() === ''}>
          {memory.remember}
        </button>
      </div>
    </form>
  );
}
