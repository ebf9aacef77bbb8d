import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** From so many bytes that wait to be written on, a client is slow. */
const HIGH_WATER_BYTES = 256 * 1024;

/** Where the frames of one connection leave. */
export interface Outlet {
  /** Whether the client is slow: nothing more should be made for it now. */
  readonly isFull: boolean;
  /**
   * Writes whole frames after all that was sent before; nothing once the connection closes. True: the bytes are not needed any more; false: they
   * wait to be written and must stay as they are.
   */
  write(frames: Buffer): boolean;
  /** Resolves when what waits has been written, or when the connection is gone. */
  drained(): Promise<void>;
}

/**
 * Writes prepared frames below the WebSocket. Its own frames and these are each written whole and at once, because it neither compresses nor
 * splits messages here, so that they never mix and leave in the order in which they were sent.
 */
export class SocketOutlet implements Outlet {
  readonly #socket: WebSocket;
  readonly #connection: Socket;
  #draining: Promise<void> | null = null;

  constructor(socket: WebSocket, connection: Socket) {
    this.#socket = socket;
    this.#connection = connection;
  }

  get isFull(): boolean {
    return this.#socket.bufferedAmount >= HIGH_WATER_BYTES;
  }

  write(frames: Buffer): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return true;
    this.#connection.write(frames);
    // The system takes a copy; only what it did not take yet counts here.
    return this.#connection.writableLength === 0;
  }

  drained(): Promise<void> {
    this.#draining ??= nextDrain(this.#connection).finally(() => {
      this.#draining = null;
    });
    return this.#draining;
  }
}

async function nextDrain(connection: Socket): Promise<void> {
  // Those who wait on a connection that is gone are about to be told by its end.
  if (connection.destroyed || !connection.writableNeedDrain) return nextTurn();
  await new Promise<void>((resolve) => {
    const end = (): void => {
      connection.off('drain', end).off('close', end);
      resolve();
    };
    connection.on('drain', end).on('close', end);
  });
}
