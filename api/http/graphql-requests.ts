import { execute, subscribe } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Principal } from '../../domain/access/principal.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { makeContext } from '../graphql/context.ts';
import type { ApiContext } from '../graphql/context.ts';
import type { DocumentGate } from '../graphql/document-gate.ts';
import type { PresentError } from '../graphql/present-error.ts';

export interface GraphqlDeps {
  readonly schema: GraphQLSchema;
  readonly gate: DocumentGate;
  readonly useCases: UseCases;
  readonly presentError: PresentError;
  readonly publicUrl: string;
}

/** Answers one GraphQL request of somebody who is known: with JSON, or with events when it accepts `text/event-stream`. */
export type AnswerGraphql = (request: Request, principal: Principal) => Promise<Response>;

/** GraphQL over HTTP. The library behind it is loaded here rather than at the start, which it would slow down. */
export async function makeAnswerGraphql(deps: GraphqlDeps): Promise<AnswerGraphql> {
  const { createYoga } = await import('graphql-yoga');
  const yoga = createYoga<{ principal: Principal }, ApiContext>({
    schema: deps.schema,
    context: ({ principal }) => makeContext({ principal, useCases: deps.useCases, publicUrl: deps.publicUrl }),
    plugins: [useGate(deps.gate)],
    maskedErrors: { maskError: (error) => deps.presentError(error) },
    parserAndValidationCache: false,
    batching: false,
    multipart: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    logging: false,
    fetchAPI: { Request, Response, ReadableStream },
  });
  return async (request, principal) => yoga.fetch(request, { principal });
}

/** Parses and checks with the one gate, and runs with the same executor as the WebSocket. */
function useGate(gate: DocumentGate): Plugin<ApiContext> {
  return {
    onParse: ({ setParseFn }) => setParseFn((source: string) => gate.parse(source)),
    onValidate: ({ setValidationFn, params, context }) =>
      setValidationFn(() => gate.check(params.documentAST, context, { ...context.params })),
    onExecute: ({ setExecuteFn }) => setExecuteFn(execute),
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(subscribe),
  };
}
