import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Principal } from '../../domain/access/principal.ts';
import { makeContext } from '../graphql/context.ts';
import type { GraphqlDeps } from './graphql-requests.ts';

/** What is to be run for an operation that came over a WebSocket, or what is wrong with it. */
export function makePrepareOperation({ schema, gate, useCases, presentError, publicUrl }: GraphqlDeps) {
  return (payload: SubscribePayload, principal: Principal | null): ExecutionArgs | readonly GraphQLError[] => {
    const contextValue = makeContext({ principal, useCases, publicUrl });
    const { operationName, variables } = payload;
    try {
      const document = gate.parse(payload.query);
      const mistakes = gate.check(document, contextValue, { operationName, variables });
      if (mistakes.length > 0) return mistakes.map((mistake) => presentError(mistake));
      return { schema, document, contextValue, operationName: operationName ?? null, variableValues: variables ?? null };
    } catch (error) {
      return [presentError(error)];
    }
  };
}
