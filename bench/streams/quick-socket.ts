import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { nowNs } from './bench-line.ts';
import { clientFrame, FrameReader, OPCODES } from './frame-reader.ts';

const END_OF_HEAD = '\r\n\r\n';

/** A WebSocket as a follower uses it: it hands out where in the stream a text is, rather than the text. */
export interface QuickSocket {
  send(message: object): void;
  /** Cuts it off; nothing is handed out after that. */
  cut(): void;
  /** Stops reading until it is called with false. */
  stall(isStalled: boolean): void;
}

/** Where a text frame is in a stream. */
export interface TextFrame {
  readonly stream: Buffer;
  readonly at: number;
  /** Where the text itself begins. */
  readonly begin: number;
  readonly end: number;
}

export interface QuickSocketOptions {
  readonly url: string;
  /** Null: none is asked for. */
  readonly protocol: string | null;
  readonly onText: (frame: TextFrame, seenNs: number) => void;
  /** How many bytes of a stream are frames that need no reading. */
  readonly skip: (stream: Buffer, at: number, seenNs: number) => number;
  /** Called when the server ends it. */
  readonly onEnd: (why: string) => void;
}

/** Connects; rejects when the server does not speak WebSocket. Pings are answered. */
export async function openQuickSocket({ url, protocol, onText, skip, onEnd }: QuickSocketOptions): Promise<QuickSocket> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let isCut = false;
  let seenNs = 0;
  const reader = new FrameReader({
    skip: (stream, at) => skip(stream, at, seenNs),
    onFrame: (opcode, stream, at, begin, end) => {
      if (opcode === OPCODES.text) onText({ stream, at, begin, end }, seenNs);
      else if (opcode === OPCODES.ping) socket.write(clientFrame(OPCODES.ping + 1, stream.subarray(begin, end)));
      else if (opcode === OPCODES.close) onEnd(`closed: ${stream.toString('utf8', begin + 2, end)}`);
    },
  });
  socket.on('close', () => {
    if (!isCut) onEnd('closed');
  });
  const rest = await shakeHands(socket, hostname, pathname, protocol);
  const take = (chunk: Buffer): void => {
    seenNs = nowNs();
    reader.take(chunk);
  };
  socket.on('data', take);
  if (rest.length > 0) take(rest);
  return {
    send: (message) => void socket.write(clientFrame(OPCODES.text, Buffer.from(JSON.stringify(message)))),
    cut() {
      isCut = true;
      socket.removeAllListeners('data').on('error', () => undefined);
      socket.resetAndDestroy();
    },
    stall: (isStalled) => void (isStalled ? socket.pause() : socket.resume()),
  };
}

/** Resolves with what came after the server's answer. */
async function shakeHands(socket: Socket, host: string, path: string, protocol: string | null): Promise<Buffer> {
  const head = [
    `GET ${path} HTTP/1.1`,
    `host: ${host}`,
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    ...(protocol === null ? [] : [`sec-websocket-protocol: ${protocol}`]),
  ];
  socket.write(`${head.join('\r\n')}${END_OF_HEAD}`);
  return new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0);
    const take = (chunk: Buffer): void => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf(END_OF_HEAD);
      if (end < 0) return;
      socket.off('data', take).off('error', reject);
      if (answer.toString('latin1', 0, 12) === 'HTTP/1.1 101') resolve(answer.subarray(end + END_OF_HEAD.length));
      else reject(new Error(`No WebSocket: ${answer.toString('utf8', 0, 200)}`));
    };
    socket.on('data', take).on('error', reject);
  });
}
