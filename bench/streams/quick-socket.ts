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
  /** What comes is read into this. It may be the same for many sockets: nothing of it is used any longer when the next one reads. */
  readonly readInto: Buffer;
  /** Called when the server ends it. */
  readonly onEnd: (why: string) => void;
}

/** Connects; rejects when the server does not speak WebSocket. Pings are answered. */
export async function openQuickSocket({ url, protocol, onText, skip, readInto, onEnd }: QuickSocketOptions): Promise<QuickSocket> {
  const line = openLine(new URL(url), readInto);
  const { socket } = line;
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
  await shakeHands(line, new URL(url), protocol, (chunk) => {
    seenNs = nowNs();
    reader.take(chunk);
  });
  return {
    send: (message) => void socket.write(clientFrame(OPCODES.text, Buffer.from(JSON.stringify(message)))),
    cut() {
      isCut = true;
      line.take = () => undefined;
      socket.on('error', () => undefined);
      socket.resetAndDestroy();
    },
    stall: (isStalled) => void (isStalled ? socket.pause() : socket.resume()),
  };
}

/** A connection, and who takes what comes over it at the moment. */
interface Line {
  readonly socket: Socket;
  take: (chunk: Buffer) => void;
}

function openLine({ hostname, port }: URL, readInto: Buffer): Line {
  const callback = (bytes: number): boolean => {
    line.take(readInto.subarray(0, bytes));
    return true;
  };
  const onread = { buffer: readInto, callback };
  const line: Line = { socket: connect({ host: hostname, port: Number(port), noDelay: true, onread }), take: () => undefined };
  return line;
}

/** Resolves when the server has answered; what comes after its answer goes to `take`. */
async function shakeHands(line: Line, { hostname, pathname }: URL, protocol: string | null, take: Line['take']): Promise<void> {
  const head = [
    `GET ${pathname} HTTP/1.1`,
    `host: ${hostname}`,
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    ...(protocol === null ? [] : [`sec-websocket-protocol: ${protocol}`]),
  ];
  line.socket.write(`${head.join('\r\n')}${END_OF_HEAD}`);
  await new Promise<void>((resolve, reject) => {
    let answer = Buffer.alloc(0);
    line.take = (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf(END_OF_HEAD);
      if (end < 0) return;
      line.socket.off('error', reject);
      line.take = take;
      if (answer.toString('latin1', 0, 12) !== 'HTTP/1.1 101') return reject(new Error(`No WebSocket: ${answer.toString('utf8', 0, 200)}`));
      if (answer.length > end + END_OF_HEAD.length) take(answer.subarray(end + END_OF_HEAD.length));
      resolve();
    };
    line.socket.on('error', reject);
  });
}
