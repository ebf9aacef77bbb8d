import { graphql } from '../generated/gql.ts';
import type { HelpersQuery } from '../generated/graphql.ts';

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

export const helpersDocument = graphql(`
  query Helpers {
    plugins {
      name
      version
      description
      commands
      permissions
    }
  }
`);

export type KnownHelper = NonNullable<HelpersQuery['plugins']>[number];
