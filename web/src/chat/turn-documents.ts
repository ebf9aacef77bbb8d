import { graphql } from '../generated/gql.ts';

export const retryTurnDocument = graphql(`
  mutation RetryTurn($input: RetryTurnInput!) {
    retryTurn(input: $input) {
      __typename
      ... on RetryTurnPayload {
        turn {
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

export const stopTurnDocument = graphql(`
  mutation StopTurn($input: StopTurnInput!) {
    stopTurn(input: $input) {
      __typename
      ... on StopTurnPayload {
        turn {
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

export const pressButtonDocument = graphql(`
  mutation PressButton($input: PressButtonInput!) {
    pressButton(input: $input) {
      __typename
      ... on PressButtonPayload {
        said
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
