import { graphql } from '../generated/gql.ts';
import type { LogLineFragment } from '../generated/graphql.ts';

graphql(`
  fragment LogLine on TaskOutputLine {
    number
    at
    kind
    text
  }
`);

export type LogLine = LogLineFragment;

export const taskOutputDocument = graphql(`
  subscription TaskOutput($taskId: ID!, $after: Int) {
    taskOutput(taskId: $taskId, after: $after) {
      ...LogLine
    }
  }
`);

export const earlierOutputDocument = graphql(`
  query EarlierOutput($taskId: ID!, $after: Int!, $first: Int!) {
    task(id: $taskId) {
      id
      output(after: $after, first: $first) {
        ...LogLine
      }
    }
  }
`);
