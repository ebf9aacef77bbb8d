import { PlaceLink } from '../app/place-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { PendingApproval } from './approval-documents.ts';

export interface ApprovalCardProps {
  readonly approval: PendingApproval;
  readonly isBusy: boolean;
  readonly onDecide: (decision: 'APPROVED' | 'DENIED') => void;
}

/** One request, word for word, and its two answers. */
export function ApprovalCard({ approval: { action, expiresAt, task }, isBusy, onDecide }: ApprovalCardProps) {
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
      <div className="approval-actions">
        <button type="button" className="button button-primary" disabled={isBusy} onClick={() => onDecide('APPROVED')}>
          <Icon name="approve" />
          {approvals.approve}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => onDecide('DENIED')}>
          <Icon name="close" />
          {approvals.deny}
        </button>
      </div>
    </article>
  );
}
