import { graphql } from '../generated/gql.ts';
import type { PeopleQuery, PairingsQuery, GroupsQuery } from '../generated/graphql.ts';

export const peopleDocument = graphql(`
  query People {
    people {
      isBlocked
      person {
        id
        name
        role
        createdAt
      }
      identities {
        channel
        externalId
      }
    }
  }
`);

export const pairingsDocument = graphql(`
  query Pairings {
    pairings {
      id
      name
      channel
      externalId
      createdAt
      expiresAt
    }
  }
`);

export const groupsDocument = graphql(`
  query Groups {
    groups {
      name
      title
      isAllowed
      observes
    }
  }
`);

export type KnownPerson = NonNullable<PeopleQuery['people']>[number];
export type WaitingStranger = NonNullable<PairingsQuery['pairings']>[number];
export type KnownGroup = NonNullable<GroupsQuery['groups']>[number];

export const approvePairingDocument = graphql(`
  mutation ApprovePairing($input: ApprovePairingInput!) {
    approvePairing(input: $input) {
      __typename
      ... on ApprovePairingPayload {
        person {
          id
          name
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

export const denyPairingDocument = graphql(`
  mutation DenyPairing($input: DenyPairingInput!) {
    denyPairing(input: $input) {
      __typename
      ... on DenyPairingPayload {
        pairing {
          id
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const setRoleDocument = graphql(`
  mutation SetPersonRole($input: SetPersonRoleInput!) {
    setPersonRole(input: $input) {
      __typename
      ... on SetPersonRolePayload {
        person {
          id
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

export const blockPersonDocument = graphql(`
  mutation BlockPerson($input: BlockPersonInput!) {
    blockPerson(input: $input) {
      __typename
      ... on BlockPersonPayload {
        person {
          id
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const allowGroupDocument = graphql(`
  mutation AllowGroup($input: AllowGroupInput!) {
    allowGroup(input: $input) {
      __typename
      ... on AllowGroupPayload {
        group {
          name
          isAllowed
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const denyGroupDocument = graphql(`
  mutation DenyGroup($input: DenyGroupInput!) {
    denyGroup(input: $input) {
      __typename
      ... on DenyGroupPayload {
        group {
          name
          isAllowed
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
