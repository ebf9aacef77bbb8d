import { graphql } from '../generated/gql.ts';

export const COSTS = graphql(`
  query Costs($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!, $timeZone: String) {
    costs(days: $days, groupBy: $groupBy, everybody: $everybody, timeZone: $timeZone) {
      keys {
        by
        value
        label
      }
      calls
      costUsd
      inputTokens
      cacheReadTokens
      cacheWriteTokens
      outputTokens
      reasoningTokens
    }
  }
`);

export const BUDGETS = graphql(`
  query Budgets {
    budgets {
      name
      limitUsd
      configuredUsd
      isForToday
      spentUsd
      renewsAt
    }
  }
`);

export const CHANGE_BUDGET = graphql(`
  mutation ChangeBudget($input: ChangeBudgetInput!) {
    changeBudget(input: $input) {
      __typename
      ... on Error {
        code
        message
      }
      ... on ChangeBudgetPayload {
        budgets {
          name
          limitUsd
          configuredUsd
          isForToday
          spentUsd
          renewsAt
        }
      }
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
