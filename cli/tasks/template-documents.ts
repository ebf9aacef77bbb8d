import { graphql } from '../generated/gql.ts';

export const TEMPLATES = graphql(`
  query Templates($project: String) {
    templates(project: $project) {
      templates {
        name
        description
        from
        hides
        parameters {
          name
          type
          default
        }
      }
      problems {
        file
        line
        column
        message
      }
    }
  }
`);

export const ESTIMATE_TASK = graphql(`
  query EstimateTask($input: EstimateTaskInput!) {
    estimateTask(input: $input) {
      text
      question
      isAsked
    }
  }
`);

export const NEWEST_TASKS = graphql(`
  query NewestTasks($after: String) {
    tasks(first: 100, after: $after) {
      edges {
        node {
          shortId
          prompt
          isMine
          endedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
