import { graphql } from '../generated/gql.ts';

export const mergeTaskDocument = graphql(`
  mutation MergeTask($input: MergeTaskInput!) {
    mergeTask(input: $input) {
      __typename
      ... on MergeTaskPayload {
        task {
          id
          isMerged
          isDiscarded
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const discardTaskDocument = graphql(`
  mutation DiscardTask($input: DiscardTaskInput!) {
    discardTask(input: $input) {
      __typename
      ... on DiscardTaskPayload {
        task {
          id
          isMerged
          isDiscarded
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const taskDiffDocument = graphql(`
  query TaskDiff($id: ID!) {
    task(id: $id) {
      id
      diff
    }
  }
`);
