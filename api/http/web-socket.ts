import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { readCredentials } from './credentials.ts';
import type { GraphqlDeps } from './graphql-requests.ts';
import { makeGraphqlWsServer } from './graphql-ws-server.ts';
import type { Connection } from './graphql-ws-server.ts';
import { Heartbeat } from './heartbeat.ts';
import { SocketOutlet } from './hub/outlet.ts';
import type { Origins } from './origins.ts';
import { closeSocket, ConnectedSocket } from './ws-socket.ts';

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
  const open = makeOpen(deps);
  const connections = new Set<Connection>();
  return {
    upgrade(request, connection, head) {
      if (!origins.allows(request)) {
        refuseUpgrade(connection, 403, 'Connections from pages of other sites are not taken.');
      } else if (wss.clients.size >= MAX_CONNECTIONS) {
        refuseUpgrade(connection, 503, 'There are too many connections now: try again later.');
      } else {
        wss.handleUpgrade(request, connection, head, (socket) => {
          const opened = open(socket, request.socket, cookieSecret(request, origins));
          keep(connections, opened, socket);
        });
      }
    },
    close() {
      for (const connection of connections) connection.end(GOING_AWAY, 'Parley is about to end: connect again in a moment.');
    },
    terminate() {
      for (const socket of wss.clients) socket.terminate();
    },
  };
}

/** Apart from the request, which its listener would keep as long as the connection. */
function keep(connections: Set<Connection>, connection: Connection, socket: WebSocket): void {
  connections.add(connection);
  socket.once('close', () => connections.delete(connection));
}

/** Lets graphql-ws speak over each connection. */
function makeOpen(deps: GraphqlDeps) {
  const server = makeGraphqlWsServer(deps);
  const heartbeat = new Heartbeat();
  const onFailure = (cause: unknown): string => deps.presentError(cause).message;
  return (socket: WebSocket, tcp: Socket, secret: string | null): Connection => {
    const connection = new LiveConnection(socket, tcp, secret);
    const release = server.opened(new ConnectedSocket({ socket, connection: tcp, heartbeat, onFailure }), connection);
    connection.onEnd = (code, reason) => void release(code, reason).catch(onFailure);
    heartbeat.watch(socket);
    socket.on('pong', () => heartbeat.answered(socket));
    // What breaks a connection (a frame too large, a reset) also closes it.
    socket.on('error', ignoreBreak);
    socket.once('close', (code, reason) => {
      heartbeat.leave(socket);
      connection.end(code, reason.toString('utf8'));
    });
    return connection;
  };
}

/** One connection; holds only what it needs as long as it lives, because there may be thousands. */
class LiveConnection implements Connection {
  readonly cookieSecret: string | null;
  readonly outlet: SocketOutlet;
  readonly #socket: WebSocket;
  principal: Connection['principal'] = null;
  isEnded = false;
  /** Called once with what ended it. */
  onEnd: Connection['end'] | null = null;

  constructor(socket: WebSocket, tcp: Socket, secret: string | null) {
    this.#socket = socket;
    this.cookieSecret = secret;
    this.outlet = new SocketOutlet(socket, tcp);
  }

  end(code: number, reason: string): void {
    if (this.isEnded) return;
    this.isEnded = true;
    closeSocket(this.#socket, code, reason);
    this.onEnd?.(code, reason);
  }
}

function ignoreBreak(): void {}

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
