import { useState } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { Problem } from '../parts/problem.tsx';
import { ApprovalCard } from './approval-card.tsx';
import { approveDocument } from './approval-documents.ts';
import type { PendingApproval } from './approval-documents.ts';

export interface ApprovalCardsProps {
  readonly approvals: readonly PendingApproval[];
  /** Looks again at what waits. */
  readonly ask: () => void;
}

/** Requests that can be decided. Why a decision was not taken stays to be read when its request is gone. */
export function ApprovalCards({ approvals, ask }: ApprovalCardsProps) {
  const [{ fetching }, execute] = useMutation(approveDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const decide = async (id: string, decision: 'APPROVED' | 'DENIED'): Promise<void> => {
    const { data, error } = await execute({ input: { id, decision } });
    setRefusal(refusalOf(error, data?.approve));
    ask();
  };
  return (
    <>
      {refusal !== null && <Problem message={refusal.message} />}
      {approvals.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} isBusy={fetching} onDecide={(decision) => void decide(approval.id, decision)} />
      ))}
    </>
  );
}
