import { graphql } from '../generated/gql.ts';

export const conversationsDocument = graphql(`
  query Conversations($after: String) {
    conversations(first: 30, after: $after) {
      edges {
        node {
          id
          title
          createdAt
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

export const conversationDocument = graphql(`
  query Conversation($id: ID!) {
    conversation(id: $id) {
      id
      title
      channel
      createdAt
      lastEvent
    }
  }
`);

export const createConversationDocument = graphql(`
  mutation CreateConversation($input: CreateConversationInput!) {
    createConversation(input: $input) {
      __typename
      ... on CreateConversationPayload {
        conversation {
          id
          title
          createdAt
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const sendMessageDocument = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      __typename
      ... on SendMessagePayload {
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

export const giveFeedbackDocument = graphql(`
  mutation GiveFeedback($input: GiveFeedbackInput!) {
    giveFeedback(input: $input) {
      __typename
      ... on GiveFeedbackPayload {
        turn {
          id
          feedback
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const feedbackDocument = graphql(`
  query Feedback($turnIds: [ID!]!) {
    nodes(ids: $turnIds) {
      __typename
      ... on Turn {
        id
        feedback
      }
    }
  }
`);
