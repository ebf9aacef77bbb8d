import { graphql } from '../generated/gql.ts';

export const pluginsDocument = graphql(`
  query Plugins($conversationId: ID) {
    plugins(conversationId: $conversationId) {
      name
      description
      isOn
    }
  }
`);

export const switchPluginDocument = graphql(`
  mutation SwitchPlugin($input: SwitchPluginInput!) {
    switchPlugin(input: $input) {
      __typename
      ... on SwitchPluginPayload {
        plugin {
          name
          isOn
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
