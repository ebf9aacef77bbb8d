import { UnknownIdError } from '../../../domain/errors.ts';
import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

/** What a token may be used for. */
export function defineScope(builder: Builder) {
  return builder.enumType('Scope', {
    description: 'What a token may be used for; each includes those before it.',
    values: {
      READ: { value: 'read', description: 'Look at everything the person may see.' },
      WRITE: { value: 'write', description: 'Also send messages and run tasks.' },
      ADMIN: { value: 'admin', description: 'Also make tokens and decide approvals.' },
    } as const,
  });
}

/** API tokens, without their secrets. */
export function defineToken(builder: Builder, refs: Refs, scope: ReturnType<typeof defineScope>): void {
  const kind = builder.enumType('TokenKind', {
    description: 'Who carries a token.',
    values: {
      API: { value: 'api', description: 'A program.' },
      SESSION: { value: 'session', description: 'A browser that logged in.' },
    } as const,
  });
  builder.node(refs.token, {
    description: 'An API token. Its secret is shown once, when it is made.',
    authScopes: { may: 'token.read' },
    id: { resolve: (token) => token.id },
    loadWithoutCache: (id, { useCases, principal }) =>
      loadNode(id, async () => {
        const token = (await useCases.tokens.list(principal)).find((mine) => mine.id === id);
        if (token === undefined) throw new UnknownIdError('token');
        return token;
      }),
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What its maker called it.' }),
      prefix: t.exposeString('prefix', { description: 'The first characters of the secret, to tell tokens apart.' }),
      scope: t.expose('scope', { type: scope, description: 'What it may be used for.' }),
      kind: t.expose('kind', { type: kind, description: 'Who carries it.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
      lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: 'Its last use, to the minute; null: never.' }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it ends by itself; null: never.' }),
      revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked; null: it was not.' }),
    }),
  });
}
