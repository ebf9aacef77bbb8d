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

  /** Takes the next piece of the stream, which may be used for something else afterwards. */
  take(chunk: Buffer): void {
    let at = this.#complete(chunk);
    for (let end = this.#next(chunk, at); end !== null; end = this.#next(chunk, at)) at = end;
    if (at < chunk.length) this.#rest = Buffer.from(chunk.subarray(at));
  }

  /** Puts the frame together that was begun before; returns where it ends in this piece. */
  #complete(chunk: Buffer): number {
    let at = 0;
    while (this.#rest.length > 0 && at < chunk.length) {
      const end = at + missingBytes(this.#rest);
      this.#rest = Buffer.concat([this.#rest, chunk.subarray(at, end)]);
      at = Math.min(end, chunk.length);
      if (this.#next(this.#rest, 0) !== null) this.#rest = NOTHING;
    }
    return at;
  }

  #next(stream: Buffer, at: number): number | null {
    const skipped = this.#skip(stream, at);
    return skipped > 0 ? at + skipped : this.#frame(stream, at);
  }

  /** Where the frame ends that begins here; null: it has not come whole yet. */
  #frame(stream: Buffer, at: number): number | null {
    if (at + 2 > stream.length) return null;
    const [first = 0, second = 0] = [stream[at], stream[at + 1]];
    if ((first & ~OPCODE) !== FINAL || second > LENGTH) throw new Error(`A server does not send frames like ${first}, ${second}.`);
    const begin = at + headerBytes(second);
    if (begin > stream.length) return null;
    const end = begin + payloadBytes(stream, at);
    if (end > stream.length) return null;
    this.#onFrame(first & OPCODE, stream, at, begin, end);
    return end;
  }
}

function headerBytes(second: number): number {
  if (second < 126) return 2;
  return second === 126 ? 4 : 10;
}

/** Of the frame that begins here and whose header is there. */
function payloadBytes(stream: Buffer, at: number): number {
  const second = stream[at + 1] ?? 0;
  if (second < 126) return second;
  return second === 126 ? stream.readUInt16BE(at + 2) : Number(stream.readBigUInt64BE(at + 2));
}

/** How much is missing of a begun frame, or of its header while that says no more. */
function missingBytes(begun: Buffer): number {
  const [, second] = begun;
  if (second === undefined) return 1;
  const header = headerBytes(second);
  return (begun.length < header ? header : header + payloadBytes(begun, 0)) - begun.length;
}

/** A client's text or control frame, with a mask of zeros. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const header =
    payload.length < 126 ? Buffer.from([FINAL | opcode, FINAL | payload.length]) : Buffer.from([FINAL | opcode, FINAL | 126, 0, 0]);
  if (payload.length >= 126) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, Buffer.alloc(4), payload]);
}
