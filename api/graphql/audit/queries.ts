import type { Builder } from '../builder.ts';
import { pageArgs, pageComplexity, pageRequest, toConnection } from '../page.ts';
import type { Refs } from '../refs.ts';

const may = { may: 'audit.read' } as const;

/** Looking at the audit log. */
export function defineAuditQueries(builder: Builder, refs: Refs): void {
  const AuditConnection = builder.connectionObject(
    { type: refs.auditEntry, name: 'AuditEntryConnection', description: 'A part of the audit log.', authScopes: may },
    { name: 'AuditEntryEdge', description: 'An entry in a list.', authScopes: may },
  );
  const chain = builder.objectRef<{ readonly count: number; readonly brokenAt: number | null }>('AuditChain').implement({
    description: 'Whether the audit log is what it was when it was written.',
    authScopes: may,
    fields: (t) => ({
      count: t.exposeInt('count', { description: 'How many entries from the beginning are whole.' }),
      brokenAt: t.exposeInt('brokenAt', {
        nullable: true,
        description: 'The number of the first entry that is not what it was; null: all are.',
      }),
    }),
  });
  builder.queryFields((t) => ({
    auditEntries: t.field({
      type: AuditConnection,
      nullable: true,
      description: 'What was done and refused, newest first; for admins.',
      authScopes: may,
      complexity: pageComplexity,
      args: pageArgs(builder),
      resolve: async (_root, args, { useCases, principal }) =>
        toConnection(await useCases.audit.list(principal, pageRequest(args)), pageRequest(args)),
    }),
    auditChain: t.field({
      type: chain,
      nullable: true,
      description: 'Reads the whole audit log and checks its chain of hashes; for admins.',
      authScopes: may,
      complexity: { field: 100 },
      resolve: (_root, _args, { useCases, principal }) => useCases.audit.verify(principal),
    }),
  }));
}
