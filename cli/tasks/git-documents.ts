import { graphql } from '../generated/gql.ts';

export const MERGE_TASK = graphql(`
  mutation MergeTask($id: ID!) {
    mergeTask(input: { id: $id }) {
      __typename
      ... on MergeTaskPayload {
        task {
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

export const DISCARD_TASK = graphql(`
  mutation DiscardTask($id: ID!) {
    discardTask(input: { id: $id }) {
      __typename
      ... on DiscardTaskPayload {
        task {
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
