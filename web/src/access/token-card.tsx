import { useState } from 'react';

import { useChange } from '../api/use-change.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Moment } from '../parts/moment.tsx';
import { Problem } from '../parts/problem.tsx';
import { Fact } from '../tasks/fact.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { revokeTokenDocument } from './access-documents.ts';
import type { KnownToken } from './access-documents.ts';

/** One token: what it may, when it was used, and the way to end it. */
export function TokenCard({ token }: { readonly token: KnownToken }) {
  const { id, name, kind } = token;
  const { access } = useTexts();
  const { act, isBusy, refusal } = useChange(revokeTokenDocument, (data) => data.revokeToken);
  const [isAsking, setAsking] = useState(false);
  return (
    <article className="card person">
      <h2 className="person-name">
        {name} <span className="tag">{access.kinds[kind]}</span>
      </h2>
      <TokenFacts token={token} />
      {refusal !== null && <Problem message={refusal.message} />}
      <div className="part-actions">
        <button
          type="button"
          className="button button-small"
          aria-label={access.revokeNamed(name)}
          disabled={isBusy}
          onClick={() => setAsking(true)}
        >
          {access.revoke}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={access.revokeTitle(name)}
          text={access.revokeText}
          yes={access.revoke}
          isDangerous
          onYes={() => void act({ id })}
          onClose={() => setAsking(false)}
        />
      )}
    </article>
  );
}

function TokenFacts({ token: { prefix, scope, createdAt, lastUsedAt, expiresAt } }: { readonly token: KnownToken }) {
  const { access } = useTexts();
  return (
    <dl className="facts">
      <Fact name={access.scope}>{access.scopes[scope]}</Fact>
      <Fact name={access.begins}>
        <code>{prefix}…</code>
      </Fact>
      <Fact name={access.made}>
        <Moment at={createdAt} />
      </Fact>
      <Fact name={access.used}>{lastUsedAt === null ? access.never : <Moment at={lastUsedAt} />}</Fact>
      {expiresAt !== null && (
        <Fact name={access.ends}>
          <Moment at={expiresAt} />
        </Fact>
      )}
    </dl>
  );
}
