/** A frame that was read and checked whole. */
interface KnownFrame {
  /** Where it is among the bytes of all. */
  readonly begin: number;
  readonly end: number;
  /** Where the id of the subscription stands in it, as in all others. */
  readonly idAt: number;
  /** When each of its lines was made. */
  readonly madeNs: readonly number[];
}

const FIRST_BYTES = 1024 * 1024;
const NONE: readonly KnownFrame[] = [];

/**
 * What the first follower to get some lines was sent, frame after frame. What another one gets is right when it is the same but for the id of its
 * subscription, which is found out for many frames at once, much faster than by reading them, and is no less strict.
 */
export class KnownFrames {
  #bytes = Buffer.alloc(FIRST_BYTES);
  #frames: KnownFrame[] = [];
  /** The place of the frame that begins with the line of this number. */
  readonly #places = new Map<number, number>();
  /** The number of the line after the last known one. */
  #next = 0;

  /** The frames from the line of this number on that stand whole here in a stream, each with this id. Maybe none: then the next one has to be read. */
  match(number: number, id: Buffer, stream: Buffer, at: number): readonly KnownFrame[] {
    const place = this.#places.get(number);
    const begin = place === undefined ? undefined : this.#frames[place]?.begin;
    if (place === undefined || begin === undefined) return NONE;
    let [end, after] = [begin, place];
    for (let frame = this.#frames[after]; frame !== undefined && frame.end - begin <= stream.length - at; frame = this.#frames[after]) {
      id.copy(this.#bytes, frame.begin + frame.idAt);
      end = frame.end;
      after += 1;
    }
    return this.#bytes.compare(stream, at, at + end - begin, begin, end) === 0 ? this.#frames.slice(place, after) : NONE;
  }

  /** Remembers a frame that begins with the line of this number, if it goes on where the known ones end. */
  keep(number: number, frame: Buffer, { idAt, madeNs }: Pick<KnownFrame, 'idAt' | 'madeNs'>): void {
    if (this.#frames.length > 0 && number !== this.#next) return;
    const begin = this.#frames.at(-1)?.end ?? 0;
    const end = begin + frame.length;
    if (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(Math.max(this.#bytes.length, frame.length))]);
    frame.copy(this.#bytes, begin);
    this.#places.set(number, this.#frames.length);
    this.#frames.push({ begin, end, idAt, madeNs });
    this.#next = number + madeNs.length;
  }

  clear(): void {
    this.#frames = [];
    this.#places.clear();
  }
}
