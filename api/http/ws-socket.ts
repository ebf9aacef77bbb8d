import type { Socket } from 'node:net';
import { CloseCode } from 'graphql-ws';
import type { WebSocket as GraphqlSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Heartbeat } from './heartbeat.ts';

/** How much may wait to be written to one client before nothing more is made for it. */
const HIGH_WATER_BYTES = 256 * 1024;
const MAX_REASON_BYTES = 120;

export interface SocketDeps {
  readonly socket: WebSocket;
  /** The connection below it. */
  readonly connection: Socket;
  readonly heartbeat: Heartbeat;
  /** What a failure inside is turned into for the client. */
  readonly onFailure: (cause: unknown) => string;
}

/**
 * A connection as graphql-ws speaks over it. Sending waits while the client is slow, so its subscriptions are pulled no faster
 * than it reads; frames made in one go leave in one write.
 */
export class ConnectedSocket implements GraphqlSocket {
  readonly #deps: SocketDeps;

  constructor(deps: SocketDeps) {
    this.#deps = deps;
  }

  get protocol(): string {
    return this.#deps.socket.protocol;
  }

  send(data: string): Promise<void> | void {
    const { socket, connection } = this.#deps;
    if (socket.readyState !== socket.OPEN) return undefined;
    gather(connection);
    if (socket.bufferedAmount < HIGH_WATER_BYTES) {
      socket.send(data, ignoreLateFailure);
      return undefined;
    }
    // Frames leave in order: when this one is out, so is everything before it. A closed connection is told by its own event.
    return new Promise<void>((resolve) => socket.send(data, () => resolve()));
  }

  close(code: number = CloseCode.InternalServerError, reason = ''): void {
    closeSocket(this.#deps.socket, code, reason);
  }

  onMessage(handle: (text: string) => Promise<void>): void {
    const { socket, heartbeat, onFailure } = this.#deps;
    const fail = (cause: unknown): void => closeSocket(socket, CloseCode.InternalServerError, onFailure(cause));
    socket.on('message', (data, isBinary) => {
      heartbeat.answered(socket);
      if (isBinary) closeSocket(socket, CloseCode.BadRequest, 'Send text frames.');
      else handle(textOf(data)).catch(fail);
    });
  }
}

/** Closes with a reason that fits into the frame. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState !== socket.OPEN) return;
  let short = reason;
  while (Buffer.byteLength(short) > MAX_REASON_BYTES) short = short.slice(0, -1);
  socket.close(code, short);
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}

/** Holds back what is written until this turn of the loop is over. */
function gather(connection: Socket): void {
  if (connection.writableCorked > 0) return;
  connection.cork();
  process.nextTick(() => connection.uncork());
}

/** A frame that could not be sent belongs to a connection that closes. */
function ignoreLateFailure(): void {}
