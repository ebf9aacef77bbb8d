import { cacheExchange, createClient, fetchExchange, mapExchange } from 'urql';
import type { Client, CombinedError } from 'urql';

import type { Connection, Session } from './services.ts';
import type { ValueStore } from './value-store.ts';

const UNAUTHORIZED = 401;

export interface GraphqlClientDeps {
  readonly connection: ValueStore<Connection>;
  readonly session: ValueStore<Session>;
}

/** Queries and mutations over HTTP, as whoever the session cookie says. Each answer also tells how the connection and the session are. */
export function makeGraphqlClient({ connection, session }: GraphqlClientDeps): Client {
  return createClient({
    url: `${location.origin}/graphql`,
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin' },
    exchanges: [
      mapExchange({
        onResult({ error }) {
          if (error === undefined || statusOf(error) !== null) connection.set('live');
          else if (error.networkError !== undefined) connection.set('lost');
          if (error === undefined) session.set('open');
          else if (statusOf(error) === UNAUTHORIZED) session.set('none');
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
}

/** Of the answer; null: there was none. */
function statusOf({ response }: CombinedError): number | null {
  return response instanceof Response ? response.status : null;
}
