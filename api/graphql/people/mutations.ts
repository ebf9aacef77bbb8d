import { ConflictError, UnknownIdError } from '../../../domain/errors.ts';
import type { Token } from '../../../domain/access/token.ts';
import type { Builder } from '../builder.ts';
import { idArgument } from '../global-id.ts';
import type { Refs } from '../refs.ts';
import type { defineScope } from './token.ts';

/** Making and ending what lets people in. */
export function definePeopleMutations(builder: Builder, refs: Refs, scope: ReturnType<typeof defineScope>): void {
  defineCreateToken(builder, refs, scope);
  defineRevokeToken(builder, refs);
  defineCreateLoginLink(builder);
}

function defineCreateToken(builder: Builder, refs: Refs, scope: ReturnType<typeof defineScope>): void {
  builder.relayMutationField(
    'createToken',
    {
      description: 'What the new token is for.',
      inputFields: (t) => ({
        name: t.string({ required: true, description: 'What to call it, such as the program that gets it.' }),
        scope: t.field({ type: scope, required: true, description: 'What it may be used for.' }),
        expiresInDays: t.int({ description: '1 to 3650; left out: it never ends by itself.' }),
      }),
    },
    {
      description: 'Makes an API token for the caller. Its secret is in the answer and nowhere else.',
      authScopes: { may: 'token.create' },
      errors: {},
      resolve: (_root, { input }, { useCases, principal }) =>
        useCases.tokens.create(principal, { ...input, expiresInDays: input.expiresInDays ?? null }),
    },
    {
      description: 'The new token.',
      outputFields: (t) => ({
        token: t.field({ type: refs.token, description: 'The token.', resolve: ({ token }) => token }),
        secret: t.string({ description: 'The secret, shown this once.', resolve: ({ secret }) => secret }),
      }),
    },
  );
}

function defineRevokeToken(builder: Builder, refs: Refs): void {
  builder.relayMutationField(
    'revokeToken',
    {
      description: 'Which token to end.',
      inputFields: (t) => ({ id: t.id({ required: true, description: 'The token’s global id.' }) }),
    },
    {
      description: 'Ends one of the caller’s tokens, and within a second all that was opened with it.',
      authScopes: { may: 'token.revoke' },
      errors: { types: [UnknownIdError, ConflictError] },
      resolve: (_root, { input }, { useCases, principal }): Promise<Token> =>
        useCases.tokens.revoke(principal, idArgument('Token', input.id)),
    },
    {
      description: 'The ended token.',
      outputFields: (t) => ({ token: t.field({ type: refs.token, description: 'The token as it is now.', resolve: (token) => token }) }),
    },
  );
}

function defineCreateLoginLink(builder: Builder): void {
  builder.relayMutationField(
    'createLoginLink',
    null,
    {
      description: 'Makes a link that logs a browser in as the caller, once, within 15 minutes.',
      authScopes: { may: 'token.create' },
      errors: {},
      resolve: async (_root, _args, { useCases, principal, publicUrl }) => {
        const { code, expiresAt } = await useCases.login.createCode(principal);
        return { url: `${publicUrl}/login?code=${code}`, expiresAt };
      },
    },
    {
      description: 'The new link.',
      outputFields: (t) => ({
        url: t.string({ description: 'The address to open in the browser.', resolve: ({ url }) => url }),
        expiresAt: t.field({ type: 'DateTime', description: 'Until when it can be used.', resolve: ({ expiresAt }) => expiresAt }),
      }),
    },
  );
}
