import { graphql } from '../generated/gql.ts';
import type { TokensQuery } from '../generated/graphql.ts';

export const tokensDocument = graphql(`
  query Tokens {
    tokens {
      id
      name
      prefix
      scope
      kind
      createdAt
      lastUsedAt
      expiresAt
      revokedAt
    }
  }
`);

export type KnownToken = NonNullable<TokensQuery['tokens']>[number];

export const createTokenDocument = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      __typename
      ... on CreateTokenPayload {
        secret
        token {
          id
        }
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInputError {
        field
      }
    }
  }
`);

export const revokeTokenDocument = graphql(`
  mutation RevokeToken($input: RevokeTokenInput!) {
    revokeToken(input: $input) {
      __typename
      ... on RevokeTokenPayload {
        token {
          id
          revokedAt
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const createLinkCodeDocument = graphql(`
  mutation CreateLinkCode {
    createLinkCode {
      __typename
      ... on CreateLinkCodePayload {
        code
        expiresAt
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
