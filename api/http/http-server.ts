import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { Logger, UseCases } from '../../domain/use-cases.ts';
import { makeDocumentGate } from '../graphql/document-gate.ts';
import { makePresentError } from '../graphql/present-error.ts';
import { makeSchema } from '../graphql/schema.ts';
import { answerMalformed } from './answer-malformed.ts';
import { makeAnswerGraphql } from './graphql-requests.ts';
import type { AnswerGraphql } from './graphql-requests.ts';
import { listenOn } from './listen-on.ts';
import { makeOrigins } from './origins.ts';
import { makeRoutes } from './routes.ts';
import { makeWebSocketEndpoint, refuseUpgrade } from './web-socket.ts';
import type { Webhook } from './webhook.ts';

const SWEEP_MS = 20;

export interface HttpServerConfig {
  readonly host: string;
  /** 0: a free one that the system chooses. */
  readonly port: number;
  /** Where people reach it, without a slash at the end; null: at the host and the port. */
  readonly publicUrl: string | null;
  /** Whether the explorer page of the API is on. */
  readonly graphiql: boolean;
}

export interface HttpServerDeps {
  readonly useCases: UseCases;
  readonly config: HttpServerConfig;
  readonly logger: Logger;
  /** Everything counted so far, as Prometheus reads it. */
  readonly metricsText: () => Promise<string>;
  /** The folder of the built console; it may not be there yet. */
  readonly staticDir: string;
  /** A new id under which an unexpected error is logged. */
  readonly errorId: () => string;
  /** Where networks deliver what happened; absent: none does. */
  readonly webhooks?: readonly Webhook[];
}

export interface HttpServer {
  /** Resolves when it takes requests. Throws a ConflictError whose sentence names the setting to change. */
  listen(): Promise<{ readonly port: number; readonly publicUrl: string }>;
  /** Takes nothing new and ends what is open; resolves when all has ended, which at the deadline is forced. */
  close(deadline: AbortSignal): Promise<void>;
}

/** The API and the console on one port. */
export function makeHttpServer(deps: HttpServerDeps): HttpServer {
  // The greatest upload still gets through a line of 1.5 Mbit/s.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 120_000, maxHeaderSize: 16 * 1024 });
  server.maxConnections = 2_000;
  server.on('clientError', answerMalformed);
  const closing = new AbortController();
  let sockets: ReturnType<typeof serve> | null = null;
  return {
    async listen() {
      const { host, port: wanted, publicUrl: configured } = deps.config;
      const port = await listenOn(server, host, wanted);
      const publicUrl = configured ?? `http://${urlHost(host)}:${port}`;
      sockets = serve(server, { ...deps, port, publicUrl, closing: closing.signal });
      return { port, publicUrl };
    },
    async close(deadline) {
      closing.abort();
      sockets?.close();
      const force = (): void => {
        sockets?.terminate();
        server.closeAllConnections();
      };
      if (deadline.aborted) force();
      deadline.addEventListener('abort', force, { once: true });
      // Connections that still do something now are kept by clients for their next request: each is closed as it falls idle.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      // A server that never listened has nothing to end.
      if (server.listening) await new Promise<void>((ended) => server.close(() => ended()));
      clearInterval(sweep);
      deadline.removeEventListener('abort', force);
    },
  };
}

/** Hangs everything that answers onto a server that listens. */
function serve(server: Server, deps: HttpServerDeps & { port: number; publicUrl: string; closing: AbortSignal }) {
  const schema = makeSchema();
  const gate = makeDocumentGate(schema);
  const presentError = makePresentError(deps);
  const origins = makeOrigins(deps);
  const { useCases, publicUrl, closing } = deps;
  const graphql = { schema, gate, useCases, presentError, publicUrl };
  let answering: Promise<AnswerGraphql> | null = null;
  const answer = (): Promise<AnswerGraphql> => (answering ??= makeAnswerGraphql(graphql));
  const sockets = makeWebSocketEndpoint({ ...graphql, origins });
  server.on(
    'request',
    makeRoutes({
      useCases,
      origins,
      publicUrl,
      presentError,
      answer,
      closing,
      graphiql: deps.config.graphiql,
      staticDir: resolve(deps.staticDir),
      metricsText: deps.metricsText,
      webhooks: deps.webhooks ?? [],
    }),
  );
  server.on('upgrade', (request, connection, head) => {
    if (URL.parse(request.url ?? '', 'http://parley')?.pathname === '/graphql') sockets.upgrade(request, connection, head);
    else refuseUpgrade(connection, 404, 'Connect to /graphql.');
  });
  return sockets;
}

/** The host as it stands in an address; one that means every interface is reached at this machine's own name. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
