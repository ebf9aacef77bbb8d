import { graphql } from '../generated/gql.ts';

export const COSTS = graphql(`
  query Costs($days: Int!, $groupBy: CostGrouping!, $everybody: Boolean!) {
    costs(days: $days, groupBy: $groupBy, everybody: $everybody) {
      group
      calls
      inputTokens
      outputTokens
      costUsd
    }
  }
`);

export const MEMORIES = graphql(`
  query Memories {
    memories {
      text
      createdAt
    }
  }
`);

export const MODELS = graphql(`
  query Models {
    models {
      id
      contextTokens
      maxOutputTokens
      tools
      vision
      reasoning
      isFree
      isDiscovered
    }
  }
`);
