import type { Approval } from '../../../domain/agent/approval.ts';
import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';

/** Deciding what a task may do. */
export function defineApprove(builder: Builder, refs: Refs): void {
  const verdict = builder.enumType('ApprovalDecision', {
    description: 'What a person says to a request.',
    values: {
      APPROVED: { value: 'approved', description: 'Do it.' },
      DENIED: { value: 'denied', description: 'Do not do it.' },
    } as const,
  });
  builder.relayMutationField(
    'approve',
    {
      description: 'Which request, and what about it.',
      inputFields: (t) => ({
        id: t.id({ required: true, description: 'The approval’s global id or its code.' }),
        decision: t.field({ type: verdict, required: true, description: 'Yes or no.' }),
      }),
    },
    {
      description: 'Decides once what a task may do; a decision that comes too late is answered as such.',
      authScopes: { may: 'approval.decide' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Approval> =>
        useCases.approvals.decide(principal, idArgument('Approval', input.id), input.decision),
    },
    {
      description: 'The decided request.',
      outputFields: (t) => ({
        approval: t.field({ type: refs.approval, description: 'The request as it is now.', resolve: (approval) => approval }),
      }),
    },
  );
}
