import { graphql } from '../generated/gql.ts';

export const PROJECTS = graphql(`
  query Projects {
    projects {
      name
      createdAt
    }
    conversation {
      project {
        name
      }
    }
  }
`);

export const CURRENT_PROJECT = graphql(`
  query CurrentProject {
    conversation {
      project {
        name
      }
    }
  }
`);

export const CHOOSE_PROJECT = graphql(`
  mutation ChooseProject($project: String!) {
    chooseProject(input: { project: $project }) {
      __typename
      ... on ChooseProjectPayload {
        conversation {
          project {
            name
          }
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const ADD_PROJECT = graphql(`
  mutation AddProject($path: String!) {
    addProject(input: { path: $path }) {
      __typename
      ... on AddProjectPayload {
        project {
          name
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const CLONE_PROJECT = graphql(`
  mutation CloneProject($input: CloneProjectInput!) {
    cloneProject(input: $input) {
      __typename
      ... on CloneProjectPayload {
        project {
          name
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
