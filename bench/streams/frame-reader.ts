const FINAL = 0x80;
const OPCODE = 0x0f;
const LENGTH = 0x7f;
const NOTHING = Buffer.alloc(0);

export const OPCODES = { text: 1, close: 8, ping: 9 } as const;

export interface FrameReaderOptions {
  /** Called for each whole frame, which begins at `at`; its payload is `stream` from `begin` to `end`. */
  readonly onFrame: (opcode: number, stream: Buffer, at: number, begin: number, end: number) => void;
  /** How many bytes of a stream are whole frames that need no reading. */
  readonly skip?: (stream: Buffer, at: number) => number;
}

/** Takes a server's WebSocket stream apart (RFC 6455), much faster than a client that hands out messages; refuses what a server must not send. */
export class FrameReader {
  readonly #onFrame: FrameReaderOptions['onFrame'];
  readonly #skip: Required<FrameReaderOptions>['skip'];
  #rest: Buffer = NOTHING;

  constructor({ onFrame, skip = () => 0 }: FrameReaderOptions) {
    this.#onFrame = onFrame;
    this.#skip = skip;
  }

  take(chunk: Buffer): void {
    const stream = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = this.#skip(stream, 0);
    for (let end = this.#frame(stream, at); end !== null; end = this.#frame(stream, at)) at = end + this.#skip(stream, end);
    this.#rest = at === stream.length ? NOTHING : stream.subarray(at);
  }

  /** Where the frame ends that begins here; null: it has not come whole yet. */
  #frame(stream: Buffer, at: number): number | null {
    if (at + 2 > stream.length) return null;
    const [first = 0, second = 0] = [stream[at], stream[at + 1]];
    if ((first & ~OPCODE) !== FINAL || second > LENGTH) throw new Error(`A server does not send frames like ${first}, ${second}.`);
    const wide = second < 126 ? 0 : second === 126 ? 2 : 8;
    const begin = at + 2 + wide;
    if (begin > stream.length) return null;
    const length = wide === 0 ? second : wide === 2 ? stream.readUInt16BE(at + 2) : Number(stream.readBigUInt64BE(at + 2));
    if (begin + length > stream.length) return null;
    this.#onFrame(first & OPCODE, stream, at, begin, begin + length);
    return begin + length;
  }
}

/** A client's text or control frame, with a mask of zeros. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const header =
    payload.length < 126 ? Buffer.from([FINAL | opcode, FINAL | payload.length]) : Buffer.from([FINAL | opcode, FINAL | 126, 0, 0]);
  if (payload.length >= 126) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, Buffer.alloc(4), payload]);
}
