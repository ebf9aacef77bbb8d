import { graphql } from '../generated/gql.ts';

export const ME = graphql(`
  query Me {
    me {
      name
      role
      language
      timeZone
    }
  }
`);

export const CREATE_LOGIN_LINK = graphql(`
  mutation CreateLoginLink {
    createLoginLink {
      __typename
      ... on CreateLoginLinkPayload {
        url
        expiresAt
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const CREATE_TOKEN = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      __typename
      ... on CreateTokenPayload {
        secret
        token {
          name
          scope
          expiresAt
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const TOKENS = graphql(`
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

export const REVOKE_TOKEN = graphql(`
  mutation RevokeToken($id: ID!) {
    revokeToken(input: { id: $id }) {
      __typename
      ... on RevokeTokenPayload {
        token {
          name
          prefix
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
