const FINAL = 0x80;
const OPCODE = 0x0f;
const LENGTH = 0x7f;
const NOTHING = Buffer.alloc(0);

export const OPCODES = { text: 1, close: 8, ping: 9 } as const;

/** Called for each whole frame; its payload is `stream` from `begin` to `end`. */
export type OnFrame = (opcode: number, stream: Buffer, begin: number, end: number) => void;

/** Takes a server's WebSocket stream apart (RFC 6455), much faster than a client that hands out messages; refuses what a server must not send. */
export class FrameReader {
  readonly #onFrame: OnFrame;
  #rest: Buffer = NOTHING;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  take(chunk: Buffer): void {
    const stream = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (let end = this.#frame(stream, at); end !== null; end = this.#frame(stream, at)) at = end;
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
    this.#onFrame(first & OPCODE, stream, begin, begin + length);
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
