import { PlaceLink } from '../app/place-link.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { usePendingApprovals } from './use-pending-approvals.ts';

/** Where the menu is out of sight: says that something waits for a yes, and leads there. */
export function WaitingLink() {
  const { app } = useTexts();
  const { approvals } = usePendingApprovals();
  if (approvals.length === 0) return null;
  return (
    <PlaceLink to={{ kind: 'approvals' }} className="button button-small waiting-link">
      {app.approvals}
      <span className="badge">{approvals.length}</span>
    </PlaceLink>
  );
}
