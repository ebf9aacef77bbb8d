import { graphql } from '../generated/gql.ts';
import type { TaskFieldsFragment } from '../generated/graphql.ts';

/** What every view of a task shows. */
graphql(`
  fragment TaskFields on Task {
    id
    shortId
    state
    attempt
    prompt
    command
    budgetUsd
    spentUsd
    createdAt
    startedAt
    endedAt
    lastLine
    isMine
    retryOf
    project {
      id
      name
    }
    reason {
      code
      message
    }
    result {
      exitCode
      summary
    }
  }
`);

export type TaskFields = TaskFieldsFragment;

export const tasksDocument = graphql(`
  query Tasks($after: String) {
    tasks(first: 20, after: $after) {
      edges {
        node {
          ...TaskFields
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

export const taskDocument = graphql(`
  query Task($id: ID!) {
    task(id: $id) {
      ...TaskFields
    }
  }
`);

export const taskChangedDocument = graphql(`
  subscription TaskChanged($taskId: ID!) {
    taskChanged(taskId: $taskId) {
      ...TaskFields
    }
  }
`);

export const projectsDocument = graphql(`
  query Projects {
    projects {
      id
      name
    }
  }
`);

export const createTaskDocument = graphql(`
  mutation CreateTask($input: CreateTaskInput!) {
    createTask(input: $input) {
      __typename
      ... on CreateTaskPayload {
        task {
          id
          shortId
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
