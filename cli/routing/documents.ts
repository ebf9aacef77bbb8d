import { graphql } from '../generated/gql.ts';

export const LEARNED_ROUTING = graphql(`
  query LearnedRouting {
    learnedRouting {
      ...LearnedRoutingFields
    }
  }
  fragment LearnedRoutingFields on LearnedRouting {
    active
    newLabels
    trainedAt
    versions {
      version
      labels
      heldOut
      score
      scoreBefore
      isAdopted
      createdAt
    }
  }
`);

export const RETRAIN_ROUTING = graphql(`
  mutation RetrainRouting {
    retrainRouting {
      __typename
      ... on RetrainRoutingPayload {
        learned {
          active
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const ROLL_BACK_ROUTING = graphql(`
  mutation RollBackRouting {
    rollBackRouting {
      __typename
      ... on RollBackRoutingPayload {
        learned {
          active
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const ROUTING_REVIEW = graphql(`
  query RoutingReview($first: Int!) {
    routingReview(first: $first) {
      turnId
      text
      mode
      plugin
      confidence
      isDoubted
    }
  }
`);

export const LABEL_TURN = graphql(`
  mutation LabelTurn($input: LabelTurnInput!) {
    labelTurn(input: $input) {
      __typename
      ... on LabelTurnPayload {
        intent {
          label
          labelPlugin
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
