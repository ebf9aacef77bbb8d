import { graphql } from '../generated/gql.ts';
import type { MemoryFieldsFragment } from '../generated/graphql.ts';

graphql(`
  fragment MemoryFields on Memory {
    id
    text
    heldFrom
    source {
      at
      words
      channel
      title
      conversationId
    }
    history {
      id
      text
      heldFrom
      heldUntil
    }
  }
`);

export type MemoryFields = MemoryFieldsFragment;

export const memoriesDocument = graphql(`
  query ShownMemories($first: Int!, $after: ID, $query: String) {
    memories(first: $first, after: $after, query: $query) {
      ...MemoryFields
    }
  }
`);

export const forgetDocument = graphql(`
  mutation ForgetMemory($input: ForgetInput!) {
    forget(input: $input) {
      __typename
      ... on ForgetPayload {
        forgottenId
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const forgetEverythingDocument = graphql(`
  mutation ForgetAllMemory($input: ForgetEverythingInput!) {
    forgetEverything(input: $input) {
      __typename
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
      ... on Error {
        code
        message
      }
    }
  }
`);

export const exportMemoryDocument = graphql(`
  query ExportedMemory {
    memoryExport
  }
`);

export const rememberDocument = graphql(`
  mutation Remember($input: RememberInput!) {
    remember(input: $input) {
      __typename
      ... on RememberPayload {
        memory {
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
