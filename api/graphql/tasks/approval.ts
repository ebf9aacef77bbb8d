import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

/** Requests to let a task do one thing. */
export function defineApproval(builder: Builder, refs: Refs): void {
  const outcome = builder.enumType('ApprovalOutcome', {
    description: 'What came of a request.',
    values: {
      APPROVED: { value: 'approved', description: 'Someone said yes.' },
      DENIED: { value: 'denied', description: 'Someone said no.' },
      EXPIRED: { value: 'expired', description: 'Nobody decided in time.' },
    } as const,
  });
  builder.node(refs.approval, {
    description: 'A request to let a task do one thing.',
    authScopes: { may: 'approval.read' },
    id: { resolve: (approval) => approval.id },
    loadWithoutCache: (id, { useCases, principal }) => loadNode(id, () => useCases.approvals.get(principal, id)),
    fields: (t) => ({
      task: t.field({
        type: refs.task,
        nullable: true,
        description: 'The task that waits; null when the caller may not see it.',
        complexity: 5,
        resolve: ({ taskId }, _args, { useCases, principal }) => loadNode(taskId, () => useCases.tasks.get(principal, taskId)),
      }),
      action: t.exposeString('action', { description: 'What will be done if it is approved, word for word.' }),
      requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When the task asked.' }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it can be decided.' }),
      decision: t.expose('decision', { type: outcome, nullable: true, description: 'What came of it; null: it still waits.' }),
      decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided; null: not yet.' }),
    }),
  });
}
