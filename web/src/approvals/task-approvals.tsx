import { useEffect } from 'react';

import type { TaskFields } from '../tasks/task-documents.ts';
import { ApprovalCards } from './approval-cards.tsx';
import { usePendingApprovals } from './use-pending-approvals.ts';

/** What this task waits for, so that it can be decided where it is seen. */
export function TaskApprovals({ task: { id, state } }: { readonly task: TaskFields }) {
  const { approvals, ask } = usePendingApprovals();
  useEffect(() => {
    if (state === 'WAITING') ask();
    // Asked once when it begins to wait; `ask` is another function at each drawing.
  }, [state]);
  if (state !== 'WAITING') return null;
  const own = approvals.filter(({ task }) => task?.id === id);
  return <ApprovalCards approvals={own} ask={ask} />;
}
