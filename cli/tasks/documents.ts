import { graphql } from '../generated/gql.ts';

export const CREATE_TASK = graphql(`
  mutation CreateTask($input: CreateTaskInput!) {
    createTask(input: $input) {
      __typename
      ... on CreateTaskPayload {
        task {
          shortId
          confirmation
        }
        schedule {
          shortId
          confirmation
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const STOP_TASK = graphql(`
  mutation StopTask($id: ID!) {
    stopTask(input: { id: $id }) {
      __typename
      ... on StopTaskPayload {
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

export const RETRY_TASK = graphql(`
  mutation RetryTask($input: RetryTaskInput!) {
    retryTask(input: $input) {
      __typename
      ... on RetryTaskPayload {
        task {
          shortId
          confirmation
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const TASKS = graphql(`
  query Tasks($first: Int!, $everybody: Boolean!) {
    tasks(first: $first, everybody: $everybody) {
      edges {
        node {
          shortId
          state
          stage {
            stage
          }
          queue {
            ahead
            waitsFor
          }
          createdAt
          startedAt
          endedAt
          spentUsd
          prompt
          command
          project {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const TASK_STATE = graphql(`
  query TaskState($id: ID!) {
    task(id: $id) {
      shortId
      state
      lastLine
    }
  }
`);

export const TASK_LINES = graphql(`
  query TaskLines($id: ID!, $after: Int!, $first: Int!) {
    task(id: $id) {
      output(after: $after, first: $first) {
        number
        at
        kind
        text
      }
    }
  }
`);

export const TASK_OUTPUT = graphql(`
  subscription TaskOutput($id: ID!, $after: Int!) {
    taskOutput(taskId: $id, after: $after) {
      number
      at
      kind
      text
    }
  }
`);
