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

export const LAST_ENDED = graphql(`
  query LastEnded {
    tasks(first: 100) {
      edges {
        node {
          shortId
          state
          prompt
          isMine
          endedAt
        }
      }
    }
  }
`);
