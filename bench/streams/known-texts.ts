/** A text that was read and checked whole, without what differs between followers at its beginning. */
interface KnownText {
  readonly bytes: Buffer;
  /** When each of its lines was made. */
  readonly madeNs: readonly number[];
}

/**
 * What the first follower to get a text was sent, by the number of its first line. What others get is the same when its bytes are, which is found out
 * much faster than by reading it again, and is no less strict.
 */
export class KnownTexts {
  readonly #texts = new Map<number, KnownText>();

  /** When the lines of this piece of a stream were made, if it is what is known for the number; null: it has to be read. */
  find(number: number, stream: Buffer, begin: number, end: number): readonly number[] | null {
    const known = this.#texts.get(number);
    if (known === undefined || known.bytes.length !== end - begin) return null;
    return known.bytes.compare(stream, begin, end) === 0 ? known.madeNs : null;
  }

  keep(number: number, text: Buffer, madeNs: readonly number[]): void {
    if (!this.#texts.has(number)) this.#texts.set(number, { bytes: Buffer.from(text), madeNs });
  }

  clear(): void {
    this.#texts.clear();
  }
}
