import { graphql } from '../generated/gql.ts';
import type { ConversationEventsSubscription } from '../generated/graphql.ts';

/** Following a conversation. */
export const conversationEventsDocument = graphql(`
  subscription ConversationEvents($conversationId: ID!, $after: Int) {
    conversationEvents(conversationId: $conversationId, after: $after) {
      __typename
      number
      at
      turnId
      ... on MessageStored {
        clientMessageId
        message {
          text
        }
      }
      ... on TurnRouted {
        route {
          mode
        }
      }
      ... on ReplyPartial {
        offset
        delta
      }
      ... on ReplyFinal {
        text
        model
        costUsd
        milliseconds
        buttons {
          id
          label
        }
      }
      ... on TurnFailed {
        why: message
        state
      }
      ... on WordsForgotten {
        isWhole
      }
      ... on Notice {
        text
        buttons {
          id
          label
        }
        files {
          ...FileFields
        }
        task {
          shortId
        }
      }
    }
  }
`);

export type ConversationEvent = ConversationEventsSubscription['conversationEvents'];
