import { useQuery } from 'urql';
import type { CombinedError } from 'urql';

import { usePoll } from '../api/use-poll.ts';
import { seesApprovals, usePerson } from '../app/person.ts';
import { approvalsDocument } from './approval-documents.ts';
import type { PendingApproval } from './approval-documents.ts';

/** A task that waits costs time, so it is seen soon. */
const LOOK_MS = 4_000;

export interface PendingApprovals {
  readonly approvals: readonly PendingApproval[];
  readonly isLoading: boolean;
  readonly error: CombinedError | undefined;
  readonly ask: () => void;
}

/** What waits for a yes; nothing for those who may not see it. */
export function usePendingApprovals(): PendingApprovals {
  const isPaused = !seesApprovals(usePerson());
  const [{ data, error, fetching }, execute] = useQuery({ query: approvalsDocument, pause: isPaused, requestPolicy: 'cache-and-network' });
  const ask = (): void => {
    if (!isPaused) execute({ requestPolicy: 'network-only' });
  };
  usePoll(ask, LOOK_MS);
  return { approvals: data?.approvals ?? [], isLoading: fetching && data === undefined, error, ask };
}
