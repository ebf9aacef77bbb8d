import { graphql } from '../generated/gql.ts';
import type { RoutingReviewQuery } from '../generated/graphql.ts';

export const reviewDocument = graphql(`
  query RoutingReview {
    routingReview(first: 20) {
      turnId
      text
      mode
      plugin
      confidence
      isDoubted
      at
    }
  }
`);

/** A message of which it was not clear what it was for. */
export type UnclearMessage = NonNullable<RoutingReviewQuery['routingReview']>[number];

export const labelTurnDocument = graphql(`
  mutation LabelTurn($input: LabelTurnInput!) {
    labelTurn(input: $input) {
      __typename
      ... on LabelTurnPayload {
        intent {
          turnId
          label
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
