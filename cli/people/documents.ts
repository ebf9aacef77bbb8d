import { graphql } from '../generated/gql.ts';

export const APPROVE_PAIRING = graphql(`
  mutation ApprovePairing($input: ApprovePairingInput!) {
    approvePairing(input: $input) {
      __typename
      ... on ApprovePairingPayload {
        person {
          name
          role
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const PEOPLE = graphql(`
  query People {
    people {
      isBlocked
      identities {
        channel
        externalId
      }
      person {
        name
        role
        createdAt
      }
    }
    pairings {
      name
      channel
      externalId
      expiresAt
    }
  }
`);
