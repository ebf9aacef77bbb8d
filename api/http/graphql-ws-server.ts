import { GraphQLError } from 'graphql';
import type { FormattedExecutionResult } from 'graphql';
import { CloseCode, makeServer } from 'graphql-ws';
import type { ExecutionResult, Server } from 'graphql-ws';
import type { Principal } from '../../domain/access/principal.ts';
import { shareInFlight } from '../../domain/delivery/share-in-flight.ts';
import { ForbiddenError, ParleyError, UnauthenticatedError } from '../../domain/errors.ts';
import { bearerSecret } from './credentials.ts';
import type { GraphqlDeps } from './graphql-requests.ts';
import { makeFollowerHub } from './hub/follower-hub.ts';
import type { Outlet } from './hub/outlet.ts';
import { makePrepareOperation } from './prepare-operation.ts';
import { NO_TOKEN } from './principal.ts';
import { atSaidPlace } from './said-place.ts';
import { makeTokenGuard } from './token-guard.ts';
import type { TokenGuard } from './token-guard.ts';
import { makeTurnstile } from './turnstile.ts';

/** Clients that come back all at once may have to wait for a busy machine before they say who they are. */
const INIT_WAIT_MS = 10_000;
const MAX_SUBSCRIPTIONS = 50;
/** So many of those who come ask the store at a time; the others wait for their turn. */
const MOST_AT_THE_DOOR = 8;
const TRY_AGAIN_LATER = 1013;

/** What is known of one connection. */
export interface Connection {
  /** The secret of the session cookie that it came with, from one of our own pages; null: none. */
  readonly cookieSecret: string | null;
  readonly isEnded: boolean;
  /** Ends it, with everything that runs on it. */
  end(code: number, reason: string): void;
  /** Where the hub's frames for it leave. */
  readonly outlet: Outlet;
  /** Null until its first message proved who it is. */
  principal: Principal | null;
}

/** The protocol graphql-transport-ws over connections that come from allowed places. */
export function makeGraphqlWsServer(deps: GraphqlDeps): Server<Connection> {
  const prepare = makePrepareOperation(deps);
  const { presentError } = deps;
  const door = makeTurnstile(MOST_AT_THE_DOOR);
  const tokens = makeTokenGuard<Connection>(deps.useCases.watchToken, (connection, cause) => refuse(connection, cause, presentError));
  const authenticate = shareInFlight((secret) => door(() => deps.useCases.authenticate(secret)));
  const hub = makeFollowerHub({ show: (result) => shownResult(result, presentError), door });
  return makeServer<Record<string, unknown> | undefined, Connection>({
    connectionInitWaitTimeout: INIT_WAIT_MS,
    onConnect: async (context) => {
      const said = { ...context.connectionParams };
      // The secret is not kept as long as the connection.
      Reflect.deleteProperty(context, 'connectionParams');
      return admit(context.extra, said, { authenticate, tokens, presentError });
    },
    onClose: ({ extra }) => void (extra.principal !== null && tokens.leave(extra, extra.principal)),
    onSubscribe: ({ subscriptions, extra }, id, payload) => {
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS) return [tooMany()];
      const prepared = prepare(payload, extra.principal);
      return 'schema' in prepared ? hub.announce(prepared, { id, principal: extra.principal, outlet: extra.outlet }) : [...prepared];
    },
    subscribe: hub.subscribe,
    onNext: ({ extra }, _id, _payload, _args, result) => shownResult(result, (error) => presentError(error, extra.principal?.language)),
    onError: ({ extra }, _id, _payload, errors) => errors.map((error) => presentError(error, extra.principal?.language).toJSON()),
  });
}

function shownResult({ data = null, errors }: ExecutionResult, present: (error: unknown) => GraphQLError): FormattedExecutionResult {
  return errors === undefined ? { data } : { data, errors: errors.map((error) => present(error).toJSON()) };
}

interface Admission {
  readonly authenticate: (secret: string) => Promise<Principal>;
  readonly tokens: TokenGuard<Connection>;
  readonly presentError: GraphqlDeps['presentError'];
}

/** Lets the connection in when its token is good, and ends it when the token no longer is. */
async function admit(
  connection: Connection,
  said: Record<string, unknown>,
  { authenticate, tokens, presentError }: Admission,
): Promise<boolean> {
  try {
    const { authorization, client } = said;
    const given = typeof authorization === 'string' ? bearerSecret(authorization) : connection.cookieSecret;
    if (given === null) throw new UnauthenticatedError(NO_TOKEN);
    const principal = atSaidPlace(await authenticate(given), client);
    connection.principal = principal;
    if (!connection.isEnded) tokens.join(connection, principal);
    return true;
  } catch (error) {
    refuse(connection, error, presentError);
    return false;
  }
}

function refuse(connection: Connection, error: unknown, presentError: GraphqlDeps['presentError']): void {
  if (error instanceof UnauthenticatedError) connection.end(CloseCode.Unauthorized, error.message);
  else if (error instanceof ForbiddenError) connection.end(CloseCode.Forbidden, error.message);
  else if (error instanceof ParleyError) connection.end(TRY_AGAIN_LATER, error.message);
  else connection.end(CloseCode.InternalServerError, presentError(error).message);
}

function tooMany(): GraphQLError {
  return new GraphQLError(
    `A connection has at most ${MAX_SUBSCRIPTIONS} operations at a time: end one first, or open another connection.`,
    {
      extensions: { code: 'request.too-many-subscriptions' },
    },
  );
}
