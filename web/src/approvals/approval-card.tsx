import { useState } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { PlaceLink } from '../app/place-link.tsx';
import { usePerson } from '../app/person.ts';
import { Icon } from '../parts/icon.tsx';
import { Problem } from '../parts/problem.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { approveDocument } from './approval-documents.ts';
import type { PendingApproval } from './approval-documents.ts';

export interface ApprovalCardProps {
  readonly approval: PendingApproval;
  readonly onDecided: () => void;
}

/** One request, word for word, and its two answers. */
export function ApprovalCard({ approval: { id, action, expiresAt, task }, onDecided }: ApprovalCardProps) {
  const { approvals } = useTexts();
  const formats = useFormats();
  return (
    <article className="card approval">
      <p>
        {task === null ? (
          approvals.asksUnknown
        ) : (
          <PlaceLink to={{ kind: 'task', id: task.shortId }}>{approvals.asks(task.shortId)}</PlaceLink>
        )}
      </p>
      <pre className="approval-action" tabIndex={0}>
        {action}
      </pre>
      <p className="approval-until">{approvals.until(formats.exact(expiresAt))}</p>
      <Decision id={id} onDecided={onDecided} />
    </article>
  );
}

function Decision({ id, onDecided }: { readonly id: string; readonly onDecided: () => void }) {
  const { approvals } = useTexts();
  const { role } = usePerson();
  const [{ fetching }, execute] = useMutation(approveDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (role !== 'OWNER') return <p className="approval-until">{approvals.ownerOnly}</p>;
  const decide = async (decision: 'APPROVED' | 'DENIED'): Promise<void> => {
    const { data, error } = await execute({ input: { id, decision } });
    setRefusal(refusalOf(error, data?.approve));
    onDecided();
  };
  return (
    <>
      {refusal !== null && <Problem message={refusal.message} />}
      <div className="approval-actions">
        <button type="button" className="button button-primary" disabled={fetching} onClick={() => void decide('APPROVED')}>
          <Icon name="approve" />
          {approvals.approve}
        </button>
        <button type="button" className="button" disabled={fetching} onClick={() => void decide('DENIED')}>
          <Icon name="close" />
          {approvals.deny}
        </button>
      </div>
    </>
  );
}
