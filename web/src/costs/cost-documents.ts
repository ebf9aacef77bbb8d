import { graphql } from '../generated/gql.ts';
import type { BudgetsOfConsoleQuery, CostsOfConsoleQuery } from '../generated/graphql.ts';

export const costsDocument = graphql(`
  query CostsOfConsole($days: Int!, $groupBy: [CostGrouping!]!, $everybody: Boolean!) {
    costs(days: $days, groupBy: $groupBy, everybody: $everybody) {
      keys {
        by
        value
        label
      }
      calls
      costUsd
      inputTokens
      cacheReadTokens
      outputTokens
    }
  }
`);

export type CostRow = NonNullable<CostsOfConsoleQuery['costs']>[number];

export const budgetsDocument = graphql(`
  query BudgetsOfConsole {
    budgets {
      name
      limitUsd
      isForToday
      spentUsd
      renewsAt
    }
  }
`);

export type BudgetRow = NonNullable<BudgetsOfConsoleQuery['budgets']>[number];
