import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { readCredentials } from './credentials.ts';
import type { GraphqlDeps } from './graphql-requests.ts';
import { makeGraphqlWsServer } from './graphql-ws-server.ts';
import type { Connection } from './graphql-ws-server.ts';
import { makeOutlet } from './hub/outlet.ts';
import type { Origins } from './origins.ts';
import { closeSocket, makeGraphqlSocket } from './ws-socket.ts';

const MAX_FRAME_BYTES = 64 * 1024;
const MAX_CONNECTIONS = 5_000;
const GOING_AWAY = 1001;

export interface WebSocketEndpoint {
  /** Takes the connection over, or refuses it with one sentence. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void;
  /** Ends every connection; clients that reconnect go on where they were. */
  close(): void;
  /** Cuts off those that did not take their leave. */
  terminate(): void;
}

/** `/graphql` over WebSocket: the origin first, then the token, then what is asked. */
export function makeWebSocketEndpoint({ origins, ...deps }: GraphqlDeps & { origins: Origins }): WebSocketEndpoint {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  const open = makeOpen(deps, origins);
  const ends = new Set<Connection['end']>();
  return {
    upgrade(request, connection, head) {
      if (!origins.allows(request)) {
        refuseUpgrade(connection, 403, 'Connections from pages of other sites are not taken.');
      } else if (wss.clients.size >= MAX_CONNECTIONS) {
        refuseUpgrade(connection, 503, 'There are too many connections now: try again later.');
      } else {
        wss.handleUpgrade(request, connection, head, (socket) => {
          const end = open(socket, request);
          ends.add(end);
          socket.once('close', () => ends.delete(end));
        });
      }
    },
    close() {
      for (const end of ends) end(GOING_AWAY, 'Parley is about to end: connect again in a moment.');
    },
    terminate() {
      for (const socket of wss.clients) socket.terminate();
    },
  };
}

/** Lets graphql-ws speak over each connection; returns what ends it, with everything that runs on it. */
function makeOpen(deps: GraphqlDeps, origins: Origins) {
  const server = makeGraphqlWsServer(deps);
  const onFailure = (cause: unknown): string => deps.presentError(cause).message;
  return (socket: WebSocket, request: IncomingMessage): Connection['end'] => {
    const ended = new AbortController();
    const end = (code: number, reason: string): void => {
      if (ended.signal.aborted) return;
      ended.abort();
      closeSocket(socket, code, reason);
      release(code, reason).catch(onFailure);
    };
    const outlet = makeOutlet(socket, request.socket);
    const connection: Connection = { cookieSecret: cookieSecret(request, origins), ended: ended.signal, end, outlet, principal: null };
    const release = server.opened(makeGraphqlSocket({ socket, connection: request.socket, onFailure }), connection);
    // What breaks a connection (a frame too large, a reset) also closes it.
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => end(code, reason.toString('utf8')));
    return end;
  };
}

function cookieSecret(request: IncomingMessage, origins: Origins): string | null {
  const credentials = readCredentials(request);
  if (credentials === null) return null;
  return credentials.via === 'bearer' || request.headers.origin === undefined || origins.isOwnPage(request) ? credentials.secret : null;
}

/** Answers a request for an upgrade with a plain refusal. */
export function refuseUpgrade(connection: Duplex, status: number, sentence: string): void {
  const body = `${JSON.stringify({ errors: [{ message: sentence }] })}\n`;
  connection.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
