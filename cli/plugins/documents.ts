import { graphql } from '../generated/gql.ts';

export const PLUGINS = graphql(`
  query Plugins($conversationId: ID) {
    plugins(conversationId: $conversationId) {
      name
      version
      description
      isOn
      commands
    }
  }
`);

export const SWITCH_PLUGIN = graphql(`
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
