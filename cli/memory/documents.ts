import { graphql } from '../generated/gql.ts';

export const MEMORIES = graphql(`
  query Memories($after: ID, $query: String, $withHistory: Boolean) {
    memories(first: 200, after: $after, query: $query, withHistory: $withHistory) {
      id
      text
      heldFrom
      heldUntil
    }
  }
`);

export const EXPORT_MEMORY = graphql(`
  query ExportMemory {
    memoryExport
  }
`);

export const REMEMBER = graphql(`
  mutation Remember($text: String!) {
    remember(input: { text: $text }) {
      __typename
      ... on Error {
        code
        message
      }
      ... on RememberPayload {
        memory {
          text
        }
      }
    }
  }
`);

export const FORGET = graphql(`
  mutation Forget($id: ID!) {
    forget(input: { id: $id }) {
      __typename
      ... on Error {
        code
        message
      }
      ... on ForgetPayload {
        forgottenId
      }
    }
  }
`);

export const FORGET_EVERYTHING = graphql(`
  mutation ForgetEverything($confirmation: String) {
    forgetEverything(input: { confirmation: $confirmation }) {
      __typename
      ... on Error {
        code
        message
      }
      ... on ForgetEverythingPayload {
        isForgotten
        question {
          confirmation
          facts
          messages
          groups
          files
          tasks
          work
        }
      }
    }
  }
`);
