import { graphql } from '../generated/gql.ts';
import type { TurnDecisionQuery } from '../generated/graphql.ts';

/** How a turn was decided, which models were asked, and what was remembered for it. */
export const turnDecisionDocument = graphql(`
  query TurnDecision($id: ID!) {
    node(id: $id) {
      __typename
      ... on Turn {
        id
        route {
          mode
          matchedBy
          confidence
          runnerUp
          plugin
          tiers {
            tier
            mode
            confidence
            detail
          }
        }
        tries {
          model
          outcome
          weakness
          costUsd
          milliseconds
        }
        memories {
          kind
          at
          text
        }
      }
    }
  }
`);

export type TurnDecision = Extract<NonNullable<TurnDecisionQuery['node']>, { __typename: 'Turn' }>;
