import { graphql } from '../generated/gql.ts';

export const stopTaskDocument = graphql(`
  mutation StopTask($input: StopTaskInput!) {
    stopTask(input: $input) {
      __typename
      ... on StopTaskPayload {
        task {
          ...TaskFields
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const retryTaskDocument = graphql(`
  mutation RetryTask($input: RetryTaskInput!) {
    retryTask(input: $input) {
      __typename
      ... on RetryTaskPayload {
        task {
          id
          shortId
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
