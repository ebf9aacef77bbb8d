import { graphql } from '../generated/gql.ts';
import type { ApprovalsQuery } from '../generated/graphql.ts';

export const approvalsDocument = graphql(`
  query Approvals {
    approvals {
      id
      action
      requestedAt
      expiresAt
      task {
        id
        shortId
      }
    }
  }
`);

/** A request that waits. */
export type PendingApproval = NonNullable<ApprovalsQuery['approvals']>[number];

export const approveDocument = graphql(`
  mutation Approve($input: ApproveInput!) {
    approve(input: $input) {
      __typename
      ... on ApprovePayload {
        approval {
          id
          decision
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);
