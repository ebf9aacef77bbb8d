import { messageOfError } from '../api/refusal.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { ApprovalCards } from './approval-cards.tsx';
import { usePendingApprovals } from './use-pending-approvals.ts';

/** Everything that waits for a yes. */
export function ApprovalsPage() {
  const { approvals: texts } = useTexts();
  const { approvals, isLoading, error, ask } = usePendingApprovals();
  return (
    <div className="page">
      <PageHead title={texts.title} />
      {isLoading && <Loading />}
      {error !== undefined && approvals.length === 0 && <Problem message={messageOfError(error)} onAgain={ask} />}
      {!isLoading && error === undefined && approvals.length === 0 && <EmptyState title={texts.none} hint={texts.noneHint} />}
      <ApprovalCards approvals={approvals} ask={ask} />
    </div>
  );
}
