import { graphql } from '../generated/gql.ts';

export const changeSettingsDocument = graphql(`
  mutation ChangeSettings($input: ChangeSettingsInput!) {
    changeSettings(input: $input) {
      __typename
      ... on ChangeSettingsPayload {
        person {
          id
          language
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
