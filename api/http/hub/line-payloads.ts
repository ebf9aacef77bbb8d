import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OutputLine } from '../../../domain/tasks/output-line.ts';
import { FrameBatch } from './frame-batch.ts';

/** So many lines are made without a pause: longer ones would hold up everybody else. */
const LINES_AT_ONCE = 64;
/** How many lines are read from the log at a time for those who are behind. */
export const BLOCK_LINES = 256;
/** What is kept of the blocks that were made last, for others who are behind. */
const KEPT_BYTES = 8 * 1024 * 1024;

/** The payload of one line; always the same for the same line. */
export type MakePayload = (line: OutputLine) => Promise<Buffer> | Buffer;
type ReadLines = (after: number, limit: number) => Promise<readonly OutputLine[] | null>;

interface Block {
  readonly batch: FrameBatch;
  readonly bytes: number;
}

/**
 * The lines of one task as one operation sees them. Those who are behind read the log by blocks, each of which is read and made once however
 * many ask for it, one after the other, so that they cost the others little.
 */
export class LinePayloads {
  readonly #make: MakePayload;
  readonly #read: ReadLines;
  /** By their place in the log; the one that was made last is the last. */
  readonly #kept = new Map<number, Block>();
  readonly #coming = new Map<number, Promise<FrameBatch | null>>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(make: MakePayload, read: ReadLines) {
    this.#make = make;
    this.#read = read;
  }

  /** Makes each of these lines, of which there is at least one and which follow each other. */
  async batch(lines: readonly OutputLine[]): Promise<FrameBatch> {
    const payloads: Buffer[] = [];
    for (const line of lines) {
      const made = this.#make(line);
      payloads.push(Buffer.isBuffer(made) ? made : await made);
      if (payloads.length % LINES_AT_ONCE === 0) await nextTurn();
    }
    return new FrameBatch(lines[0]?.number ?? 0, payloads);
  }

  /** Some of the lines after a number, at least the first of them; null: the log has none. */
  async after(number: number): Promise<FrameBatch | null> {
    const index = Math.floor(number / BLOCK_LINES);
    const kept = this.#kept.get(index)?.batch;
    if (kept !== undefined && kept.last > number) return kept;
    const coming = await (this.#coming.get(index) ?? this.#load(index));
    if (coming === null || coming.last > number) return coming;
    // It was on its way before that line was there.
    const again = await (this.#coming.get(index) ?? this.#load(index));
    return again !== null && again.last > number ? again : null;
  }

  #load(index: number): Promise<FrameBatch | null> {
    const loading = this.#queue.then(async () => {
      try {
        const lines = (await this.#read(index * BLOCK_LINES, BLOCK_LINES)) ?? [];
        return lines.length === 0 ? null : this.#keep(index, await this.batch(lines));
      } finally {
        this.#coming.delete(index);
      }
    });
    this.#queue = loading.catch(() => undefined);
    this.#coming.set(index, loading);
    return loading;
  }

  #keep(index: number, batch: FrameBatch): FrameBatch {
    this.#kept.delete(index);
    this.#kept.set(index, { batch, bytes: batch.bytes });
    let bytes = 0;
    for (const block of this.#kept.values()) bytes += block.bytes;
    for (const [oldest, block] of this.#kept) {
      if (bytes <= KEPT_BYTES || this.#kept.size === 1) break;
      this.#kept.delete(oldest);
      bytes -= block.bytes;
    }
    return batch;
  }
}
