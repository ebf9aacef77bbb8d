import { graphql } from '../generated/gql.ts';

export const BEGIN_ANEW = graphql(`
  mutation BeginAnew {
    beginAnew(input: {}) {
      __typename
      ... on Error {
        code
        message
      }
    }
  }
`);

export const VERBOSITY = graphql(`
  query Verbosity {
    conversation {
      verbosity
    }
  }
`);

export const SET_VERBOSITY = graphql(`
  mutation SetVerbosity($level: Int!) {
    setVerbosity(input: { verbosity: $level }) {
      __typename
      ... on SetVerbosityPayload {
        conversation {
          verbosity
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
