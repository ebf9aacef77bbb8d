import { graphql } from '../generated/gql.ts';

export const SEND_MESSAGE = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      __typename
      ... on SendMessagePayload {
        conversation {
          id
          lastEvent
        }
        turn {
          id
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const TURN_NOW = graphql(`
  query TurnNow($id: ID!) {
    node(id: $id) {
      __typename
      ... on Turn {
        reply
        model
        costUsd
        milliseconds
        buttons {
          id
          label
        }
        failure {
          message
        }
      }
    }
  }
`);

export const CONVERSATION_EVENTS = graphql(`
  subscription ConversationEvents($conversationId: ID!, $after: Int!) {
    conversationEvents(conversationId: $conversationId, after: $after) {
      __typename
      number
      turnId
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
        failure: message
      }
      ... on Notice {
        notice: text
        buttons {
          id
          label
        }
      }
    }
  }
`);

export const PRESS_BUTTON = graphql(`
  mutation PressButton($input: PressButtonInput!) {
    pressButton(input: $input) {
      __typename
      ... on PressButtonPayload {
        said
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
