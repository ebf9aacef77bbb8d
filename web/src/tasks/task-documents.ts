import { graphql } from '../generated/gql.ts';
import type { TaskDetailsFragment, TaskFieldsFragment } from '../generated/graphql.ts';

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
    stage {
      stage
      detail
      since
    }
  }
`);

export type TaskFields = TaskFieldsFragment;

/** What stands around a task: it changes also when the task itself does not. */
graphql(`
  fragment TaskAround on Task {
    id
    queue {
      ahead
      waitsFor
    }
    after {
      taskId
      shortId
      when
    }
    dependents {
      id
      shortId
      state
    }
  }
`);

/** What its own page shows besides. */
graphql(`
  fragment TaskDetails on Task {
    ...TaskFields
    ...TaskAround
    template
    branch
    isMerged
    isDiscarded
    diffStat
    firstTry
    retries
    continues
    plan {
      text
      state
    }
    evidence {
      commands {
        command
        exitCode
      }
      filesWritten
    }
    commits {
      hash
      subject
    }
    schedule {
      id
      shortId
    }
  }
`);

export type TaskDetails = TaskDetailsFragment;

export const tasksDocument = graphql(`
  query Tasks($after: String, $states: [TaskState!], $everybody: Boolean) {
    tasks(first: 20, after: $after, states: $states, everybody: $everybody) {
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
      ...TaskDetails
    }
  }
`);

export const taskAroundDocument = graphql(`
  query TaskAround($id: ID!) {
    task(id: $id) {
      ...TaskAround
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

export const taskDetailsChangedDocument = graphql(`
  subscription TaskDetailsChanged($taskId: ID!) {
    taskChanged(taskId: $taskId) {
      ...TaskDetails
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
