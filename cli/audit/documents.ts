import { graphql } from '../generated/gql.ts';

export const AUDIT = graphql(`
  query Audit($first: Int!) {
    auditEntries(first: $first) {
      edges {
        node {
          number
          at
          action
          result
          personId
          personName
          place
          subject
          details {
            name
            value
          }
        }
      }
    }
  }
`);

export const AUDIT_CHAIN = graphql(`
  query AuditChain {
    auditChain {
      count
      brokenAt
    }
  }
`);
