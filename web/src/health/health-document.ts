import { graphql } from '../generated/gql.ts';
import type { HealthQuery } from '../generated/graphql.ts';

export const healthDocument = graphql(`
  query Health {
    health {
      isReady
      parts {
        name
        isReady
        isEssential
        detail
      }
      channels {
        channel
        account
        state
        connectedSince
        lastEventAt
        backlog
        lastError
        lastErrorAt
        hints
      }
    }
  }
`);

export type HealthNow = NonNullable<HealthQuery['health']>;
