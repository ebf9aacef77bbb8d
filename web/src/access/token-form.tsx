import { useState } from 'react';
import type { FormEvent } from 'react';

import { useChange } from '../api/use-change.ts';
import type { Scope } from '../generated/graphql.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Field } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { createTokenDocument } from './access-documents.ts';

const SCOPES = ['READ', 'WRITE', 'ADMIN'] as const satisfies readonly Scope[];
/** Days; the last one: for ever. */
const LIVES = [7, 30, 90, 365, null] as const;

/** Makes a token. Its secret is shown here once, and nowhere again. */
export function TokenForm() {
  const { access } = useTexts();
  const { act, isBusy, refusal } = useChange(createTokenDocument, (data) => data.createToken);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('READ');
  const [days, setDays] = useState<number | null>(90);
  const [secret, setSecret] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const data = await act({ name: name.trim(), scope, expiresInDays: days });
    if (data?.createToken.__typename !== 'CreateTokenPayload') return;
    setSecret(data.createToken.secret);
    setName('');
  };
  return (
    <form className="card form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="field-row">
        <Field label={access.name} hint={access.nameHint} problem={refusal?.field === 'name' ? refusal.message : null}>
          {(ties) => <input {...ties} value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />}
        </Field>
        <ScopeField value={scope} onChange={setScope} />
        <LifeField value={days} onChange={setDays} />
      </div>
      {refusal !== null && refusal.field !== 'name' && <Problem message={refusal.message} />}
      {secret !== null && <Secret secret={secret} onDone={() => setSecret(null)} />}
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={isBusy || name.trim() === ''}>
          {access.create}
        </button>
      </div>
    </form>
  );
}

function ScopeField({ value, onChange }: { readonly value: Scope; readonly onChange: (scope: Scope) => void }) {
  const { access } = useTexts();
  return (
    <Field label={access.scope} hint={access.scopeHint} problem={null}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onChange(SCOPES.find((each) => each === event.target.value) ?? 'READ')}>
          {SCOPES.map((each) => (
            <option key={each} value={each}>
              {access.scopes[each]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function LifeField({ value, onChange }: { readonly value: number | null; readonly onChange: (days: number | null) => void }) {
  const { access } = useTexts();
  return (
    <Field label={access.life} problem={null}>
      {(ties) => (
        <select
          {...ties}
          value={String(value)}
          onChange={(event) => onChange(LIVES.find((each) => String(each) === event.target.value) ?? null)}
        >
          {LIVES.map((each) => (
            <option key={String(each)} value={String(each)}>
              {each === null ? access.forEver : access.days(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Secret({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  const { access } = useTexts();
  return (
    <div role="alert">
      <p>{access.once}</p>
      <div className="command">
        <code className="secret">{secret}</code>
        <CopyButton text={secret} />
        <button type="button" className="button button-small button-quiet" onClick={onDone}>
          {access.kept}
        </button>
      </div>
    </div>
  );
}
