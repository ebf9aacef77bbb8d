import { graphql } from '../generated/gql.ts';
import type { FileFieldsFragment } from '../generated/graphql.ts';

/** What every view of a file shows. */
graphql(`
  fragment FileFields on Attachment {
    id
    name
    mime
    size
    kind
    transcript
    state
    problem
  }
`);

export type FileFields = FileFieldsFragment;

export const filesOfTurnsDocument = graphql(`
  query FilesOfTurns($turnIds: [ID!]!) {
    nodes(ids: $turnIds) {
      __typename
      ... on Turn {
        id
        files {
          ...FileFields
        }
        replyFiles {
          ...FileFields
        }
      }
    }
  }
`);

export const filesOfTaskDocument = graphql(`
  query FilesOfTask($id: ID!) {
    task(id: $id) {
      id
      files {
        ...FileFields
      }
    }
  }
`);
