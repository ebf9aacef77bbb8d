import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PresentError } from '../graphql/present-error.ts';
import { makeConsoleFiles } from './console-files.ts';
import { sendGraphiql } from './graphiql.ts';
import { makeFileRoute } from './file-route.ts';
import { makeGraphqlEndpoint } from './graphql-endpoint.ts';
import type { EndpointDeps } from './graphql-endpoint.ts';
import { httpError } from './http-error.ts';
import { makeLoginRoutes } from './login-routes.ts';
import { makeOperatorRoutes } from './operator-routes.ts';
import type { OperatorDeps } from './operator-routes.ts';
import { refuse } from './respond.ts';
import { makeUploadRoute } from './upload-route.ts';
import { answerWebhook } from './webhook.ts';
import type { Webhook } from './webhook.ts';

export interface RouteDeps extends EndpointDeps, OperatorDeps {
  readonly useCases: EndpointDeps['useCases'];
  readonly presentError: PresentError;
  readonly graphiql: boolean;
  readonly staticDir: string;
  readonly webhooks: readonly Webhook[];
}

type Handle = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

const FILES = '/files/';

/** Sends each request to what answers it; what goes wrong there is answered with one sentence. */
export function makeRoutes(deps: RouteDeps) {
  const table = makeTable(deps);
  const consoleFiles = makeConsoleFiles(deps.staticDir);
  const file = makeFileRoute(deps);

  function elsewhere(path: string): Readonly<Record<string, Handle>> {
    if (path.startsWith(FILES)) return { GET: (request, response) => file(request, response, path.slice(FILES.length)) };
    return { GET: (request, response) => consoleFiles(request, response, path) };
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? '/', 'http://parley');
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    if (url === null) {
      refuse(response, 400, { code: 'request.invalid', message: 'This address cannot be read.' });
      return;
    }
    const methods = table.get(url.pathname) ?? elsewhere(url.pathname);
    const handle = methods[method];
    if (handle === undefined) {
      const allow = Object.keys(methods).join(', ');
      refuse(response, 405, { code: 'http.method', message: `Use ${allow} here.` }, { allow });
      return;
    }
    await handle(request, response, url);
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    route(request, response).catch((error: unknown) => {
      const { status, headers, ...shown } = httpError(error, deps.presentError);
      if (response.headersSent) response.destroy();
      else refuse(response, status, shown, headers);
    });
  };
}

function makeTable(deps: RouteDeps): ReadonlyMap<string, Readonly<Record<string, Handle>>> {
  const graphql = makeGraphqlEndpoint(deps);
  const { login, logout } = makeLoginRoutes(deps);
  const operator = makeOperatorRoutes(deps);
  const explore: Record<string, Handle> = deps.graphiql ? { GET: (_request, response) => sendGraphiql(response) } : {};
  return new Map<string, Readonly<Record<string, Handle>>>([
    ['/graphql', { POST: graphql, ...explore }],
    ['/uploads', { POST: makeUploadRoute(deps) }],
    ['/login', { GET: login }],
    ['/logout', { POST: logout }],
    ['/healthz', { GET: (_request, response) => operator.alive(response) }],
    ['/readyz', { GET: (_request, response) => operator.ready(response) }],
    ['/metrics', { GET: operator.metrics }],
    ...deps.webhooks.map((hook) => [hook.path, { POST: answerWebhook(hook) }] as const),
  ]);
}
