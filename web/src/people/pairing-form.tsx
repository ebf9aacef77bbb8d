import { useState } from 'react';
import type { FormEvent } from 'react';

import { useChange } from '../api/use-change.ts';
import { Field } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { approvePairingDocument } from './people-documents.ts';

type NewRole = 'MEMBER' | 'ADMIN';

/** Lets in whoever was told this code. */
export function PairingForm() {
  const { people } = useTexts();
  const { act, isBusy, refusal } = useChange(approvePairingDocument, (data) => data.approvePairing);
  const [code, setCode] = useState('');
  const [role, setRole] = useState<NewRole>('MEMBER');
  const [welcomed, setWelcomed] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWelcomed('');
    const data = await act({ code: code.trim(), role });
    if (data?.approvePairing.__typename !== 'ApprovePairingPayload') return;
    setCode('');
    setWelcomed(people.welcomed(data.approvePairing.person.name));
  };
  return (
    <form className="card form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="field-row">
        <Field label={people.code} hint={people.codeHint} problem={refusal?.field === 'code' ? refusal.message : null}>
          {(ties) => (
            <input
              {...ties}
              value={code}
              autoComplete="off"
              autoCapitalize="characters"
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <RoleField value={role} onChange={setRole} />
      </div>
      {refusal !== null && refusal.field !== 'code' && <Problem message={refusal.message} />}
      <div className="form-actions">
        <p role="status">{welcomed}</p>
        <button type="submit" className="button button-primary" disabled={isBusy || code.trim() === ''}>
          {people.letIn}
        </button>
      </div>
    </form>
  );
}

function RoleField({ value, onChange }: { readonly value: NewRole; readonly onChange: (role: NewRole) => void }) {
  const { people } = useTexts();
  return (
    <Field label={people.role} problem={null}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onChange(event.target.value === 'ADMIN' ? 'ADMIN' : 'MEMBER')}>
          <option value="MEMBER">{people.roles.MEMBER}</option>
          <option value="ADMIN">{people.roles.ADMIN}</option>
        </select>
      )}
    </Field>
  );
}
