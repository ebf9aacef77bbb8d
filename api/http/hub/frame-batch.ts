import type { Outlet } from './outlet.ts';

const BEFORE_ID = Buffer.from('{"id":');
const AFTER_ID = Buffer.from(',"type":"next","payload":');
const END = Buffer.from('}');
/** The first byte of a frame that holds a whole text (RFC 6455, 5.2). */
const WHOLE_TEXT = 0x81;
/** Up to so many bytes the length is the second byte itself; then it follows in two bytes, then in eight. */
const SHORT = 125;
const MEDIUM = 65_535;

/** Frames that lack nothing but the id of a subscription. */
interface Template {
  readonly bytes: Buffer;
  /** Where the id goes, once in each frame. */
  readonly holes: readonly number[];
}

/**
 * Lines that follow each other, each as the payload of a `next` message of graphql-transport-ws, made once. For every subscription they become
 * WebSocket frames to be written in one go; those of subscriptions with ids of the same length differ in the id only.
 */
export class FrameBatch {
  /** The number of the first line. */
  readonly first: number;
  readonly #payloads: readonly Buffer[];
  readonly #templates = new Map<number, Template>();

  constructor(first: number, payloads: readonly Buffer[]) {
    this.first = first;
    this.#payloads = payloads;
  }

  /** The number of the last line. */
  get last(): number {
    return this.first + this.#payloads.length - 1;
  }

  /** The bytes of all payloads. */
  get bytes(): number {
    return this.#payloads.reduce((sum, { length }) => sum + length, 0);
  }

  /** Those after a number, of which there is at least one, as far as they fit into so many bytes, and at least one. */
  after(number: number, mostBytes = Infinity): FrameBatch {
    const from = Math.max(0, number + 1 - this.first);
    let to = from;
    let bytes = 0;
    do {
      bytes += this.#payloads[to]?.length ?? 0;
      to += 1;
    } while (to < this.#payloads.length && bytes + (this.#payloads[to]?.length ?? 0) <= mostBytes);
    return from === 0 && to === this.#payloads.length ? this : new FrameBatch(this.first + from, this.#payloads.slice(from, to));
  }

  /** Writes the frames for the subscription with this id, which is given as JSON. */
  writeTo(outlet: Pick<Outlet, 'write'>, id: Buffer): void {
    const { bytes, holes } = this.#template(id.length);
    for (const hole of holes) id.copy(bytes, hole);
    // What the connection still holds must not change any more.
    if (!outlet.write(bytes)) this.#templates.delete(id.length);
  }

  #template(idLength: number): Template {
    const template = this.#templates.get(idLength) ?? layOut(this.#payloads, idLength);
    this.#templates.set(idLength, template);
    return template;
  }
}

function layOut(payloads: readonly Buffer[], idLength: number): Template {
  const around = BEFORE_ID.length + idLength + AFTER_ID.length + END.length;
  const size = payloads.reduce((sum, { length }) => sum + headerLength(around + length) + around + length, 0);
  const bytes = Buffer.allocUnsafe(size);
  const holes: number[] = [];
  let at = 0;
  for (const payload of payloads) {
    at = writeHeader(bytes, at, around + payload.length);
    at += BEFORE_ID.copy(bytes, at);
    holes.push(at);
    at += idLength;
    at += AFTER_ID.copy(bytes, at);
    at += payload.copy(bytes, at);
    at += END.copy(bytes, at);
  }
  return { bytes, holes };
}

function headerLength(length: number): number {
  if (length <= SHORT) return 2;
  return length <= MEDIUM ? 4 : 10;
}

/** Returns where the text begins. A server's frames are not masked. */
function writeHeader(bytes: Buffer, at: number, length: number): number {
  bytes[at] = WHOLE_TEXT;
  if (length <= SHORT) {
    bytes[at + 1] = length;
    return at + 2;
  }
  if (length <= MEDIUM) {
    bytes[at + 1] = SHORT + 1;
    return bytes.writeUInt16BE(length, at + 2);
  }
  bytes[at + 1] = SHORT + 2;
  return bytes.writeBigUInt64BE(BigInt(length), at + 2);
}
